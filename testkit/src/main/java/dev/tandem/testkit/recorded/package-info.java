/// Recorded sessions as tests.
@NullMarked
package dev.tandem.testkit.recorded;

import org.jspecify.annotations.NullMarked;
