/// From a checked request to a finished run: data, engine, statistics, files, what is printed.
@NullMarked
package dev.tandem.app.run;

import org.jspecify.annotations.NullMarked;
