/// The commands and their options.
@NullMarked
package dev.tandem.app.command;

import org.jspecify.annotations.NullMarked;
