/// Simulated clock, chance and disk: the ports of a run in the hands of a test.
@NullMarked
package dev.tandem.testkit.sim;

import org.jspecify.annotations.NullMarked;
