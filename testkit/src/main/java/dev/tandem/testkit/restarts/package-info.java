/// One strategy over one recording: the backtest, the paper session, the paper session that is
/// killed again and again, and its replays must decide the same.
@NullMarked
package dev.tandem.testkit.restarts;

import org.jspecify.annotations.NullMarked;
