/// Modes and wiring: who brings the inputs of an engine and who carries out its effects.
@NullMarked
package dev.tandem.runtime;

import org.jspecify.annotations.NullMarked;
