/// Schedules on the engine's own clock, and seeded random numbers.
@NullMarked
package dev.tandem.engine.time;

import org.jspecify.annotations.NullMarked;
