/// The command that runs a strategy over its parameters: from request to file and table.
@NullMarked
package dev.tandem.app.sweep;

import org.jspecify.annotations.NullMarked;
