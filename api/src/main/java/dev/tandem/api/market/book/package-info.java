/// The order book that is kept from snapshots and updates.
@NullMarked
package dev.tandem.api.market.book;

import org.jspecify.annotations.NullMarked;
