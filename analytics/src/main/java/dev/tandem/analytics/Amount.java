package dev.tandem.analytics;

import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;

/// Exact money as the `double` that statistics are computed in.
final class Amount {
    private Amount() {}

    static double of(Money money) {
        return FixedPoint.toDouble(money.units(), money.currency().scale());
    }
}
