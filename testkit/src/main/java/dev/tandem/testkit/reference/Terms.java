package dev.tandem.testkit.reference;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.value.Price;
import java.time.Duration;

/// Prices and lifetimes of orders as the rules of the backtrader cases write them.
final class Terms {
    private Terms() {}

    /// `floor(x × 10^decimals + 0.5) / 10^decimals` in double arithmetic.
    static double rounded(double value, int decimals) {
        var power = Math.pow(10, decimals);
        return Math.floor(value * power + 0.5) / power;
    }

    static Price price(Instrument instrument, double value, int decimals) {
        return instrument.price(rounded(value, decimals));
    }

    /// Good for so many days of 24 hours from the close of the bar at hand; a bar that closes
    /// exactly then still counts whole, and the order is seen working at its close.
    ///
    /// @param days 0 for until cancelled
    static TimeInForce goodFor(Context context, int days) {
        return days == 0
                ? TimeInForce.GTC
                : TimeInForce.goodTill(context.now().plus(Duration.ofDays(days)).plusNanos(1));
    }
}
