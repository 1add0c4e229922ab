/// Says from the files of two journals alone whether a session was sound. Nothing here knows the
/// engine, the venue or the codecs of the program: bytes are decoded once more.
@NullMarked
package dev.tandem.testkit.simulation.checker;

import org.jspecify.annotations.NullMarked;
