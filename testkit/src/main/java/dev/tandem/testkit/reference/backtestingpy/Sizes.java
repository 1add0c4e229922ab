package dev.tandem.testkit.reference.backtestingpy;

import dev.tandem.api.order.OrderSize;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;

/// Order sizes in the convention of backtesting.py.
final class Sizes {
    /// 1 - 2^-52 to 18 digits: as much as can be had.
    private static final BigDecimal ALL = new BigDecimal("0.999999999999999777");

    private Sizes() {}

    /// @param size 0 for all that can be had, below 1 a share of it, else whole units
    static OrderSize of(BigDecimal size) {
        if (size.signum() == 0) {
            return new OrderSize.EquityShare(ALL);
        }
        return size.compareTo(BigDecimal.ONE) < 0
                ? new OrderSize.EquityShare(size)
                : OrderSize.of(Quantity.of(size.toBigIntegerExact().toString()));
    }
}
