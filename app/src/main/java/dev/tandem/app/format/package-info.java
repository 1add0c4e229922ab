/// Output for machines: JSON documents and their schemas, rows of CSV.
@NullMarked
package dev.tandem.app.format;

import org.jspecify.annotations.NullMarked;
