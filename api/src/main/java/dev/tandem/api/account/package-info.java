/// Positions and cash, keyed by account, strategy, instrument and side mode.
@NullMarked
package dev.tandem.api.account;

import org.jspecify.annotations.NullMarked;
