package dev.tandem.analytics;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.FixedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What share of equity each instrument had over time, at a few hundred marks: positions as the
/// fills and splits left them, at the last price that the chart of the instrument has.
///
/// The ten largest by their mean absolute share have a line each; what gross exposure has beyond
/// them is the rest, never below 0. Marks without equity have no point.
final class Allocation {
    private static final int POINTS = 300;
    private static final int LARGEST = 10;
    private static final double VISIBLE = 0.005;

    private final long[] atNanos;
    private final double[] gross;
    private final List<Holding> holdings;
    private final int instruments;

    /// One line.
    ///
    /// @param shares of equity, one for each point, below 0 for a short position
    record Holding(String name, double[] shares) {
        double size() {
            return Arrays.stream(shares).map(Math::abs).average().orElse(0);
        }
    }

    private Allocation(long[] atNanos, double[] gross, List<Holding> holdings, int instruments) {
        this.atNanos = atNanos;
        this.gross = gross;
        this.holdings = List.copyOf(holdings);
        this.instruments = instruments;
    }

    static Allocation of(RunRecorder run, List<PriceChart> charts) {
        var curve = run.equity();
        var traded = new LinkedHashSet<Instrument>();
        run.fills().forEach(fill -> traded.add(fill.instrument()));
        var points =
                IntStream.of(
                                Thinning.indices(
                                        curve.size(), POINTS, i -> (double) curve.exposureUnits(i)))
                        .filter(i -> curve.equityUnits(i) > 0)
                        .toArray();
        var atNanos = IntStream.of(points).mapToLong(curve::atNanos).toArray();
        var gross =
                IntStream.of(points)
                        .mapToDouble(i -> (double) curve.exposureUnits(i) / curve.equityUnits(i))
                        .toArray();
        var equity = IntStream.of(points).mapToDouble(curve::value).toArray();
        var known = new ArrayList<Holding>();
        for (var instrument : traded) {
            charts.stream()
                    .filter(chart -> chart.symbol().equals(instrument.symbol()))
                    .findFirst()
                    .ifPresent(chart -> known.add(holding(run, instrument, chart, points, equity)));
        }
        known.sort(Comparator.comparingDouble(Holding::size).reversed());
        var shown = new ArrayList<>(known.subList(0, Math.min(LARGEST, known.size())));
        var rest =
                IntStream.range(0, points.length)
                        .mapToDouble(i ->
                                Math.max(
                                        0,
                                        gross[i]
                                                - shown.stream()
                                                        .mapToDouble(
                                                                one -> Math.abs(one.shares()[i]))
                                                        .sum()))
                        .toArray();
        if (traded.size() > shown.size() || Arrays.stream(rest).anyMatch(v -> v > VISIBLE)) {
            shown.add(new Holding("the rest", rest));
        }
        return new Allocation(atNanos, gross, shown, traded.size());
    }

    private static Holding holding(
            RunRecorder run,
            Instrument instrument,
            PriceChart chart,
            int[] points,
            double[] equity) {
        var changes = changes(run, instrument);
        var position = new Position();
        var shares = new double[points.length];
        var change = 0;
        var bar = -1;
        for (var i = 0; i < shares.length; i++) {
            while (change < changes.size() && changes.get(change).marksBefore() <= points[i]) {
                changes.get(change++).to().accept(position);
            }
            var nanos = run.equity().atNanos(points[i]);
            while (bar + 1 < chart.count() && chart.atNanos(bar + 1) <= nanos) {
                bar++;
            }
            if (bar >= 0) {
                shares[i] = position.worth(instrument, chart.close(bar)) / equity[i];
            }
        }
        return new Holding(instrument.symbol(), shares);
    }

    /// What moved a position, after so many marks.
    private record Change(int marksBefore, long nanos, Consumer<Position> to) {}

    /// Fills and splits in the order of time, a split before a fill of the same instant.
    private static List<Change> changes(RunRecorder run, Instrument instrument) {
        var changes = new ArrayList<Change>();
        for (var kept : run.splits()) {
            var split = kept.split();
            if (split.instrument().equals(instrument)) {
                changes.add(
                        new Change(
                                kept.marksBefore(),
                                split.atNanos(),
                                position -> position.split(split)));
            }
        }
        var fills = run.fills();
        for (var i = 0; i < fills.size(); i++) {
            var fill = fills.get(i);
            if (fill.instrument().equals(instrument)) {
                changes.add(
                        new Change(
                                run.marksBefore(i),
                                fill.atNanos(),
                                position -> position.fill(fill)));
            }
        }
        changes.sort(Comparator.comparingInt(Change::marksBefore).thenComparing(Change::nanos));
        return changes;
    }

    /// What is held of one instrument, by whoever holds it.
    private static final class Position {
        private final Map<BookKey, Double> quantities = new LinkedHashMap<>();
        private double rate = 1;

        void fill(Fill fill) {
            quantities.put(
                    fill.key(),
                    FixedPoint.toDouble(
                            fill.positionAfterUnits(), fill.instrument().quantityScale()));
            rate = FixedPoint.toDouble(fill.rateUnits(), CurrencyRates.SCALE);
        }

        void split(InstrumentEvent.Split split) {
            quantities.replaceAll((_, quantity) -> quantity * split.ratio().doubleValue());
        }

        double worth(Instrument instrument, double price) {
            var quantity = quantities.values().stream().mapToDouble(q -> q).sum();
            var each = instrument.contract().inverse() ? 1 / price : price;
            return quantity == 0
                    ? 0
                    : quantity * each * instrument.multiplier().doubleValue() * rate;
        }
    }

    int size() {
        return atNanos.length;
    }

    long atNanos(int point) {
        return atNanos[point];
    }

    /// Gross exposure against equity, as it was recorded.
    double gross(int point) {
        return gross[point];
    }

    /// The largest first, the rest last; empty when nothing was traded.
    List<Holding> holdings() {
        return holdings;
    }

    /// How many were traded.
    int instruments() {
        return instruments;
    }

    /// Evenly chosen points, the last one among them.
    int[] some(int most) {
        var count = Math.min(most, size());
        return IntStream.rangeClosed(1, count)
                .map(i -> (int) ((long) size() * i / count) - 1)
                .toArray();
    }
}
