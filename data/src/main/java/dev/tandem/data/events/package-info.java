/// What happens to instruments, from files: splits and dividends, tickers, funding, expiries,
/// rolls, rates of currencies.
@NullMarked
package dev.tandem.data.events;

import org.jspecify.annotations.NullMarked;
