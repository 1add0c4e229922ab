package dev.tandem.app.run;

import dev.tandem.analytics.PriceSeries;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.data.BarColumns;
import java.util.List;

/// What one unit of an instrument is worth to someone who holds it from the first bar on: its close
/// times the units that splits make of it, dividends put into more of it at the close of their day,
/// and what rolls gave or took left aside.
final class HeldWorth {
    private final BarColumns bars;
    private final List<InstrumentEvent> events;
    private double units = 1;
    private double aside;
    private int passed;

    /// @param events of the instrument, by time
    HeldWorth(BarColumns bars, List<InstrumentEvent> events) {
        this.bars = bars;
        this.events = events;
        while (hasEventAt(bars.openNanos(0))) {
            passed++;
        }
    }

    /// The worth at the last close of each trading day; at all of them where bars are no shorter.
    PriceSeries untilNanos(long untilNanos) {
        var worth = new PriceSeries();
        var last = bars.count() - 1;
        for (var i = 0; i <= last && bars.closeNanos(i) <= untilNanos; i++) {
            while (hasEventAt(bars.openNanos(i))) {
                take(events.get(passed++), bars.close(i));
            }
            if (i == 0 || i == last || bars.tradingDay(i) != bars.tradingDay(i + 1)) {
                worth.add(bars.closeNanos(i), units * bars.close(i) + aside);
            }
        }
        return worth;
    }

    private boolean hasEventAt(long nanos) {
        return passed < events.size() && events.get(passed).atNanos() <= nanos;
    }

    private void take(InstrumentEvent event, double close) {
        switch (event) {
            case InstrumentEvent.Split(_, _, var ratio) -> units *= ratio.doubleValue();
            case InstrumentEvent.Dividend(_, _, var amount) ->
                    units *= 1 + amount.doubleValue() / close;
            case InstrumentEvent.Rolled roll ->
                    aside -= units * roll.toPrice().subtract(roll.fromPrice()).doubleValue();
            case InstrumentEvent.Listed _,
                    InstrumentEvent.Funding _,
                    InstrumentEvent.Renamed _,
                    InstrumentEvent.Merged _,
                    InstrumentEvent.Delisted _,
                    InstrumentEvent.Expired _ -> {}
        }
    }
}
