/// Whole sessions on a disk, a clock and a market drawn from a seed: they die, lose power and come
/// back, and are compared with what must never change.
@NullMarked
package dev.tandem.testkit.simulation;

import org.jspecify.annotations.NullMarked;
