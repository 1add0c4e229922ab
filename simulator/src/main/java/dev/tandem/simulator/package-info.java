/// A trading venue made of rules: matching against bars, fees, slippage, cash and short selling.
@NullMarked
package dev.tandem.simulator;

import org.jspecify.annotations.NullMarked;
