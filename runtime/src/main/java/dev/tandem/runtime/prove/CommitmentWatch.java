package dev.tandem.runtime.prove;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows what a run is committed to, and holds it against what another run was at most.
///
/// Reduce-only orders do not count: they can neither enlarge nor turn a position.
final class CommitmentWatch implements RunListener {
    private static final int MORE_ORDERS = 20;
    private static final int SOME_ORDERS = 1000;

    private final RunStory story;
    private final Optional<CommitmentWatch> usual;
    private final Map<Key, Commitment> most = new LinkedHashMap<>();
    private final Map<Instrument, Long> held = new LinkedHashMap<>();
    private final Map<Instrument, List<Order>> open = new LinkedHashMap<>();
    private final Currency currency;
    private double equity;
    private long orders;
    private Optional<String> excess = Optional.empty();

    private record Key(Instrument instrument, Side side) {}

    /// @param cash what the account starts with
    /// @param usual the run to compare with, empty to compare with none
    CommitmentWatch(RunStory story, Money cash, Optional<CommitmentWatch> usual) {
        this.story = story;
        this.usual = usual;
        currency = cash.currency();
        equity = cash.toDecimal().doubleValue();
    }

    /// The first time when it was committed to far more than the other run ever was; empty if it
    /// never was.
    Optional<String> excess() {
        return excess;
    }

    @Override
    public void onSubmitted(long atNanos, Order order, double decisionPrice) {
        story.onSubmitted(atNanos, order, decisionPrice);
        orders++;
        usual.ifPresent(other -> limit(atNanos, MORE_ORDERS * (other.orders + SOME_ORDERS)));
        if (order.isOpen() && !order.request().reduceOnly()) {
            open.computeIfAbsent(order.instrument(), _ -> new ArrayList<>()).add(order);
            look(atNanos, order, decisionPrice);
        }
    }

    @Override
    public void onFill(Fill fill) {
        story.onFill(fill);
        held.put(fill.instrument(), fill.positionAfterUnits());
        look(fill.atNanos(), fill.order(), fill.instrument().toDouble(fill.price()));
    }

    @Override
    public void onOrderEvent(long atNanos, OrderEvent event) {
        story.onOrderEvent(atNanos, event);
    }

    @Override
    public void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {
        story.onEquity(atNanos, cashUnits, equityUnits, exposureUnits);
        equity = new Money(equityUnits, currency).toDecimal().doubleValue();
    }

    @Override
    public void onRecord(long atNanos, String name, double value) {
        story.onRecord(atNanos, name, value);
    }

    private void limit(long atNanos, long limit) {
        if (orders > limit) {
            throw new Trial.OrderLimit(
                    "orders without end: at "
                            + Instant.EPOCH.plusNanos(atNanos)
                            + " the run has sent more than "
                            + limit);
        }
    }

    private void look(long atNanos, Order order, double price) {
        if (Double.isNaN(price)) {
            return;
        }
        var instrument = order.instrument();
        for (var side : Side.values()) {
            var units = Math.max(0, committed(instrument, side));
            var now = Commitment.of(instrument, units, price, equity);
            var key = new Key(instrument, side);
            most.merge(key, now, Commitment::max);
            usual.filter(other -> excess.isEmpty() && other.isExceeded(key, now))
                    .ifPresent(other -> excess = Optional.of(other.text(atNanos, order, key, now)));
        }
    }

    private boolean isExceeded(Key key, Commitment now) {
        var share =
                most.entrySet().stream()
                        .filter(one -> one.getKey().side() == key.side())
                        .mapToDouble(one -> one.getValue().share())
                        .max()
                        .orElse(0);
        return now.exceeds(usual(key).units(), share);
    }

    private Commitment usual(Key key) {
        return most.getOrDefault(key, Commitment.NONE);
    }

    private long committed(Instrument instrument, Side side) {
        var units = side.sign() * held.getOrDefault(instrument, 0L);
        var working = open.getOrDefault(instrument, List.of());
        working.removeIf(order -> !order.isOpen());
        for (var order : working) {
            if (order.side() == side) {
                units += order.remaining().unitsAt(instrument.quantityScale());
            }
        }
        return units;
    }

    private String text(long atNanos, Order order, Key key, Commitment now) {
        var instrument = order.instrument();
        return "at %s, order %d: position and open orders come to %s %s %s, never more than %s in the true run"
                .formatted(
                        Instant.EPOCH.plusNanos(atNanos),
                        order.number(),
                        FixedPoint.toText(now.units(), instrument.quantityScale()),
                        instrument.symbol(),
                        key.side() == Side.BUY ? "long" : "short",
                        FixedPoint.toText(usual(key).units(), instrument.quantityScale()));
    }
}
