/// The golden cases of backtesting.py.
@NullMarked
package dev.tandem.testkit.golden.backtestingpy;

import org.jspecify.annotations.NullMarked;
