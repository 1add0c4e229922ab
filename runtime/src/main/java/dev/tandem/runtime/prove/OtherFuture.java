package dev.tandem.runtime.prove;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import java.util.ArrayList;
import java.util.SplittableRandom;

/// A history that is the true one up to an instant, and another one after it.
///
/// @param knownNanos everything up to here is as it was, nanoseconds since 1970 UTC
record OtherFuture(MarketHistory history, long knownNanos) {
    /// Other prices and volumes after the instant. What is known then stays: bars that have closed,
    /// and the open of one that has begun.
    static OtherFuture perturbed(MarketHistory history, long nanos, SplittableRandom random) {
        var series = new ArrayList<BarColumns>();
        for (var instrument : history.instruments()) {
            for (var size : history.sizes(instrument)) {
                var bars = history.find(instrument, size).orElseThrow();
                series.add(perturbed(bars, nanos, random));
            }
        }
        var ticks = OtherTicks.perturbed(history, nanos, random);
        return new OtherFuture(of(ticks.with(series), history, nanos), nanos);
    }

    /// Of what happens to instruments and currencies only what is known until then; that an
    /// instrument is not listed yet is known from the beginning.
    private static MarketHistory of(MarketHistory changed, MarketHistory history, long nanos) {
        return changed.withEvents(
                        history.events().stream()
                                .filter(event ->
                                        event.atNanos() <= nanos
                                                || event instanceof InstrumentEvent.Listed)
                                .toList())
                .withRates(history.rates().stream().map(path -> path.until(nanos)).toList());
    }

    private static BarColumns perturbed(BarColumns bars, long nanos, SplittableRandom random) {
        var builder = BarColumns.builder(bars.instrument(), bars.size());
        for (var i = 0; i < bars.count(); i++) {
            var isClosed = bars.closeNanos(i) <= nanos;
            var isBegun = bars.openNanos(i) <= nanos;
            var open = bars.open(i) * (isBegun ? 1 : random.nextDouble(0.5, 1.5));
            var close = bars.close(i) * (isClosed ? 1 : random.nextDouble(0.5, 1.5));
            var reach = Math.max(Math.abs(open), Math.abs(close)) * random.nextDouble(0.1);
            builder.append(
                    bars.openNanos(i),
                    bars.closeNanos(i),
                    open,
                    isClosed ? bars.high(i) : Math.max(open, close) + reach,
                    isClosed ? bars.low(i) : Math.min(open, close) - reach,
                    close,
                    isClosed ? bars.volume(i) : bars.volume(i) * random.nextDouble(),
                    bars.tradingDay(i));
        }
        return builder.build();
    }

    /// No data after the instant. The first bar of a series always stays. Known is what comes
    /// before the last close, with which the run ends.
    static OtherFuture cut(MarketHistory history, long nanos) {
        var series = new ArrayList<BarColumns>();
        var known = nanos;
        var ticks = OtherTicks.cut(history, nanos);
        var last = ticks.lastNanos();
        for (var instrument : history.instruments()) {
            for (var size : history.sizes(instrument)) {
                var bars = history.find(instrument, size).orElseThrow();
                var count = Math.max(1, bars.indexAtOrAfterClose(nanos + 1));
                if (count < bars.count()) {
                    known = Math.min(known, bars.openNanos(count) - 1);
                }
                last = Math.max(last, bars.closeNanos(Math.min(count, bars.count()) - 1));
                series.add(first(bars, count));
            }
        }
        var until = Math.min(known, last - 1);
        return new OtherFuture(of(ticks.with(series), history, until), until);
    }

    private static BarColumns first(BarColumns bars, int count) {
        var builder = BarColumns.builder(bars.instrument(), bars.size());
        for (var i = 0; i < Math.min(count, bars.count()); i++) {
            builder.append(
                    bars.openNanos(i),
                    bars.closeNanos(i),
                    bars.open(i),
                    bars.high(i),
                    bars.low(i),
                    bars.close(i),
                    bars.volume(i),
                    bars.tradingDay(i));
        }
        return builder.build();
    }
}
