/// The only doors of a run to the outside: clock, files, connections, threads and chance.
/// Everything else in `dev.tandem.runtime` reaches them through these interfaces, so that a test
/// can own all of them.
@NullMarked
package dev.tandem.runtime.port;

import org.jspecify.annotations.NullMarked;
