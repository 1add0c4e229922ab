package dev.tandem.engine.risk;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Revision;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.value.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a risk rule may look at besides the order itself.
public interface RiskView {
    /// The last price of the instrument, NaN before the first.
    double lastPrice(Instrument instrument);

    /// Why the instrument cannot be traded now: it is not listed yet, or ended; empty if it can.
    Optional<String> obstacle(Instrument instrument);

    /// The late bar of which the strategy hears just now, if nothing may be entered on it.
    @Nullable Revision lateBar();

    /// Number of orders that have not ended.
    int openOrders();

    /// Whether an order brings the position nearer to flat, and not beyond, whatever became of all
    /// other orders.
    boolean isReducing(OrderIntent intent);

    /// Whether the instrument's currency can be converted to that of the account.
    boolean isRateKnown(Instrument instrument);

    /// Whether long and short positions are kept apart.
    boolean isHedged();

    /// An amount in the account's currency, whose rate is known.
    Money inAccount(Money amount);
}
