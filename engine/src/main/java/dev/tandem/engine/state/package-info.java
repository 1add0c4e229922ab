/// Saving and restoring a strategy by the names of its fields.
@NullMarked
package dev.tandem.engine.state;

import org.jspecify.annotations.NullMarked;
