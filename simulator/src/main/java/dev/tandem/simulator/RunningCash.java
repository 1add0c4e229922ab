package dev.tandem.simulator;

import dev.tandem.api.event.Liquidity;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cash as it would be if the orders of one instant had filled in turn at their reference price; a
/// contract takes its margin out of it. An order that takes it below 0 is refused and still counts.
final class RunningCash {
    private final VenueAccount account;
    private final OrderFunds funds;
    private final FreeFunds free;
    private final long[] positions;
    private long instantNanos = Long.MIN_VALUE;
    private long cashUnits;

    RunningCash(VenueAccount account, OrderFunds funds, FreeFunds free) {
        this.account = account;
        this.funds = funds;
        this.free = free;
        positions = new long[account.holdings().length];
    }

    /// Starts anew from the books when the instant is another one.
    void begin(long atNanos) {
        if (atNanos == instantNanos) {
            return;
        }
        instantNanos = atNanos;
        cashUnits = free.units(atNanos);
        Arrays.setAll(positions, i -> account.holdings()[i].units());
    }

    @Nullable String refusal(WorkingOrder order, long reference, long atNanos) {
        if (reference == OrderFunds.UNKNOWN) {
            return null;
        }
        var instrument = order.instrument;
        var index = account.place(instrument, order.sideMode);
        var quantity = order.remaining();
        var held = positions[index];
        var opposite = order.side == Side.BUY ? Math.max(0, -held) : Math.max(0, held);
        var closing = Math.min(quantity, opposite);
        var commission =
                funds.commission(order, closing, quantity - closing, reference, Liquidity.TAKER);
        var after = Math.addExact(held, Math.multiplyExact(order.side.sign(), quantity));
        var taken =
                free.isByMargin(instrument)
                        ? Math.subtractExact(
                                free.margin(order, Math.abs(after), reference, atNanos),
                                free.margin(order, Math.abs(held), reference, atNanos))
                        : account.inAccount(
                                instrument,
                                order.side.sign() * instrument.notional(reference, quantity));
        cashUnits =
                Math.subtractExact(
                        Math.subtractExact(cashUnits, taken),
                        account.inAccount(instrument, commission));
        positions[index] = after;
        return cashUnits >= 0
                ? null
                : "not enough cash: short by "
                        + new Money(-cashUnits, account.rates().currency(0))
                        + " after "
                        + FixedPoint.toText(quantity, instrument.quantityScale())
                        + " "
                        + instrument.symbol()
                        + " at "
                        + FixedPoint.toText(reference, instrument.priceScale());
    }

    State save() {
        return new State()
                .put("instantNanos", instantNanos)
                .put("cashUnits", cashUnits)
                .put("positions", positions);
    }

    void load(State state) {
        instantNanos = state.getLong("instantNanos");
        cashUnits = state.getLong("cashUnits");
        System.arraycopy(state.getLongs("positions"), 0, positions, 0, positions.length);
    }
}
