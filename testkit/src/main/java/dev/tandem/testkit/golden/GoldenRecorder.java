package dev.tandem.testkit.golden;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Keeps what [RunRecorder] keeps, and all order events and the positions at each mark.
public final class GoldenRecorder implements RunListener {
    private final RunRecorder recorder;
    private final List<TimedEvent> events = new ArrayList<>();
    private final List<InstrumentEvent.Split> splits = new ArrayList<>();
    private final List<long[]> positionsAtMarks = new ArrayList<>();
    private final long[] positions;

    /// @param atNanos nanoseconds since 1970 UTC
    /// @param quantity of the order then
    public record TimedEvent(long atNanos, OrderEvent event, Quantity quantity) {}

    public GoldenRecorder(Money starting, int instruments) {
        recorder = new RunRecorder(starting);
        positions = new long[instruments];
    }

    public RunRecorder run() {
        return recorder;
    }

    public List<OrderEvent> events() {
        return events.stream().map(TimedEvent::event).toList();
    }

    public List<TimedEvent> timedEvents() {
        return List.copyOf(events);
    }

    /// Splits in the order of time.
    public List<InstrumentEvent.Split> splits() {
        return List.copyOf(splits);
    }

    /// Signed units by instrument ordinal, as many as there are rows of equity.
    public List<long[]> positionsAtMarks() {
        return List.copyOf(positionsAtMarks);
    }

    @Override
    public void onSubmitted(long atNanos, Order order, double decisionPrice) {
        recorder.onSubmitted(atNanos, order, decisionPrice);
    }

    @Override
    public void onOrderEvent(long atNanos, OrderEvent event) {
        events.add(new TimedEvent(atNanos, event, event.order().quantity()));
        recorder.onOrderEvent(atNanos, event);
    }

    @Override
    public void onFill(Fill fill) {
        positions[fill.instrument().ordinal()] = fill.positionAfterUnits();
        recorder.onFill(fill);
    }

    @Override
    public void onInstrument(InstrumentEvent event) {
        recorder.onInstrument(event);
        if (event instanceof InstrumentEvent.Split split) {
            splits.add(split);
            var place = split.instrument().ordinal();
            positions[place] =
                    BigDecimal.valueOf(positions[place]).multiply(split.ratio()).longValueExact();
        }
    }

    @Override
    public void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {
        positionsAtMarks.add(positions.clone());
        recorder.onEquity(atNanos, cashUnits, equityUnits, exposureUnits);
    }

    @Override
    public void onPositionBar(long atNanos, Instrument instrument, double high, double low) {
        recorder.onPositionBar(atNanos, instrument, high, low);
    }

    @Override
    public void onRecord(long atNanos, String name, double value) {
        recorder.onRecord(atNanos, name, value);
    }

    @Override
    public void onAbort(long atNanos, String callback, Throwable cause) {
        recorder.onAbort(atNanos, callback, cause);
    }
}
