/// The contract of a strategy and everything it reaches through its
/// [dev.tandem.api.strategy.Context].
@NullMarked
package dev.tandem.api.strategy;

import org.jspecify.annotations.NullMarked;
