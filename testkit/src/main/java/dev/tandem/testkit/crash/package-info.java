/// Ends real processes in the middle of paper sessions - killed at random, at a marker, at a system
/// call, out of disk, paused - and checks from the files that nothing was lost, doubled or sent
/// without an intent. `testkit/crashloop` is its command.
@NullMarked
package dev.tandem.testkit.crash;

import org.jspecify.annotations.NullMarked;
