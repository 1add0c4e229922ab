package dev.tandem.simulator;

import java.math.BigDecimal;

/// A price at which an order may trade.
///
/// @param cap how far slippage may go; null for as far as it likes, not looked at without slippage
record TwinTrade(BigDecimal price, boolean slips, BigDecimal cap, When when, boolean maker) {
    /// When in the bar.
    enum When {
        OPEN,
        INSIDE,
        CLOSE
    }
}
