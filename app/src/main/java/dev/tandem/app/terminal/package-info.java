/// What the user sees: colours and width of the terminal, progress, error messages.
@NullMarked
package dev.tandem.app.terminal;

import org.jspecify.annotations.NullMarked;
