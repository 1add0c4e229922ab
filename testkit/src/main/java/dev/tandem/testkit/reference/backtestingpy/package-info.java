/// The strategies of the backtesting.py cases, word for word.
@NullMarked
package dev.tandem.testkit.reference.backtestingpy;

import org.jspecify.annotations.NullMarked;
