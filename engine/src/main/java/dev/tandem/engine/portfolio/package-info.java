/// Exact books: cash, positions and their value.
@NullMarked
package dev.tandem.engine.portfolio;

import org.jspecify.annotations.NullMarked;
