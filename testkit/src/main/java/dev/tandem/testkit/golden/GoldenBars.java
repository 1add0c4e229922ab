package dev.tandem.testkit.golden;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.BarSize.Unit;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// The bars of a case exactly as its data files hold them: nothing is judged, adjusted or repaired,
/// and a bar is known by the stamp of its row, taken as UTC.
///
/// Instruments trade around the clock with ticks of 10^-10 and lots of 10^-8, so that no price or
/// quantity of the reference is rounded. Of several files only the bar times that all have are
/// kept.
///
/// @param size the smallest step between two bars; a day when all stamps are dates
record GoldenBars(MarketHistory history, BarSize size) {
    private static final int PRICE_SCALE = 10;
    private static final int QUANTITY_SCALE = 8;
    private static final long DAY = 86_400_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> PRICES = List.of("open", "high", "low", "close");
    private static final List<String> VOLUMES = List.of("volume", "tick_volume");

    static GoldenBars read(BacktraderCase golden, Path root) {
        var files = new ArrayList<TreeMap<Long, double[]>>();
        for (var data : golden.data()) {
            files.add(rows(golden, root.resolve(data.file())));
        }
        var stamps = new TreeSet<>(files.getFirst().keySet());
        files.forEach(file -> stamps.retainAll(file.keySet()));
        if (stamps.isEmpty()) {
            throw new IllegalArgumentException("the data hold no bars of the case");
        }
        var size = size(stamps);
        var series = new ArrayList<BarColumns>();
        for (var i = 0; i < files.size(); i++) {
            files.get(i).keySet().retainAll(stamps);
            series.add(columns(instrument(golden, i), size, files.get(i)));
        }
        return new GoldenBars(MarketHistory.of(series), size);
    }

    /// The stamp of the bar that closes at an instant, as the tables write it.
    String stamp(long closeNanos) {
        var opened = Instant.EPOCH.plusNanos(closeNanos - size.nanos());
        return size.isIntraday()
                ? opened.toString()
                : opened.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static TreeMap<Long, double[]> rows(BacktraderCase golden, Path file) {
        var table = ReferenceTable.read(file);
        var prices = PRICES.stream().mapToInt(table::index).toArray();
        var volume =
                VOLUMES.stream().mapToInt(table.columns()::indexOf).filter(i -> i >= 0).findFirst();
        var filter = golden.rowFilter();
        var filtered = filter == null ? -1 : table.index(filter.column());
        var rows = new TreeMap<Long, double[]>();
        for (var cells : table.rows()) {
            if (filter != null && !cells.get(filtered).equals(filter.value())) {
                continue;
            }
            var stamp = Stamps.nanos(cells.getFirst());
            if (stamp < golden.firstBar() || stamp > golden.lastBar()) {
                continue;
            }
            var row = new double[PRICES.size() + 1];
            for (var i = 0; i < prices.length; i++) {
                row[i] = Double.parseDouble(cells.get(prices[i]));
            }
            row[PRICES.size()] =
                    volume.isEmpty() ? 0 : Double.parseDouble(cells.get(volume.getAsInt()));
            if (rows.put(stamp, row) != null) {
                throw new IllegalArgumentException(file + " has two bars of " + cells.getFirst());
            }
        }
        return rows;
    }

    private static BarSize size(TreeSet<Long> stamps) {
        var step = DAY;
        var previous = Long.MIN_VALUE;
        for (var stamp : stamps) {
            if (previous != Long.MIN_VALUE) {
                step = Math.min(step, stamp - previous);
            }
            previous = stamp;
        }
        var isDates = stamps.stream().allMatch(stamp -> stamp % DAY == 0);
        return isDates ? BarSize.D1 : new BarSize(Math.toIntExact(step / SECOND), Unit.SECOND);
    }

    private static Instrument instrument(BacktraderCase golden, int ordinal) {
        var future = golden.future();
        var instrument =
                instrument(
                        golden.data().get(ordinal).symbol(),
                        ordinal,
                        future == null ? BigDecimal.ONE : future.multiplier());
        return future == null ? instrument : instrument.withContract(future.terms());
    }

    private static Instrument instrument(String symbol, int ordinal, BigDecimal multiplier) {
        return new Instrument(
                new InstrumentId(symbol, "REFERENCE"),
                InstrumentClass.EQUITY,
                ordinal,
                PRICE_SCALE,
                QUANTITY_SCALE,
                Currency.USD,
                multiplier,
                true,
                TradingCalendar.alwaysOpen(),
                List.of(
                        new TradingRules(
                                Long.MIN_VALUE,
                                new Price(1, PRICE_SCALE),
                                new Quantity(1, QUANTITY_SCALE),
                                Quantity.ZERO)));
    }

    private static BarColumns columns(
            Instrument instrument, BarSize size, TreeMap<Long, double[]> rows) {
        var columns = BarColumns.builder(instrument, size);
        rows.forEach((stamp, row) ->
                columns.append(
                        stamp,
                        stamp + size.nanos(),
                        row[0],
                        row[1],
                        row[2],
                        row[3],
                        row[PRICES.size()],
                        Math.toIntExact(Math.floorDiv(stamp, DAY))));
        return columns.build();
    }
}
