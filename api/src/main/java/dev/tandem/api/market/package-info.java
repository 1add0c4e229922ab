/// Market data as a strategy sees them: bars, slices and bar sizes; trades, quotes and order books.
@NullMarked
package dev.tandem.api.market;

import org.jspecify.annotations.NullMarked;
