/// Exact amounts: prices, quantities, money and the fixed-point arithmetic behind them.
@NullMarked
package dev.tandem.api.value;

import org.jspecify.annotations.NullMarked;
