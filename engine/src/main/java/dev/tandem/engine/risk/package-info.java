/// The checks every order passes before it may leave.
@NullMarked
package dev.tandem.engine.risk;

import org.jspecify.annotations.NullMarked;
