/// The deterministic core: stamped inputs in, effects out. It knows no clock, no file, no connector
/// and no mode.
@NullMarked
package dev.tandem.engine;

import org.jspecify.annotations.NullMarked;
