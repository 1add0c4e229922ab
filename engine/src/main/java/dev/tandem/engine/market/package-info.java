/// Subscriptions, the history they keep and what a strategy sees of the market.
@NullMarked
package dev.tandem.engine.market;

import org.jspecify.annotations.NullMarked;
