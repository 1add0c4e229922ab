/// Requests, terms, states and the live handle of an order.
@NullMarked
package dev.tandem.api.order;

import org.jspecify.annotations.NullMarked;
