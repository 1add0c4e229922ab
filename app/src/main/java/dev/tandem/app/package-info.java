/// The command line: reads arguments, runs commands, turns failures into messages and exit codes.
@NullMarked
package dev.tandem.app;

import org.jspecify.annotations.NullMarked;
