/// The life of orders: the transition table, the keeper, targets and baskets.
@NullMarked
package dev.tandem.engine.order;

import org.jspecify.annotations.NullMarked;
