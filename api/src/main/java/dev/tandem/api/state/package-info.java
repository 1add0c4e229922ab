/// Saved state: a tree of named values that is written as text and read back exactly.
@NullMarked
package dev.tandem.api.state;

import org.jspecify.annotations.NullMarked;
