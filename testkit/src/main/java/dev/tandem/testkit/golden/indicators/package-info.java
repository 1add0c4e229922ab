/// Tables of indicators from other libraries, compared cell by cell with ours.
@NullMarked
package dev.tandem.testkit.golden.indicators;

import org.jspecify.annotations.NullMarked;
