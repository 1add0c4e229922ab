/// Runs the golden cases of other engines and compares every cell of their tables with ours.
@NullMarked
package dev.tandem.testkit.golden;

import org.jspecify.annotations.NullMarked;
