/// Sweeps: many runs of one strategy over its parameters, on all cores, in files that survive being
/// killed.
@NullMarked
package dev.tandem.research;

import org.jspecify.annotations.NullMarked;
