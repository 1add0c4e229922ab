/// Secrets: where they are, how they are read, and that no output shows them.
@NullMarked
package dev.tandem.app.secret;

import org.jspecify.annotations.NullMarked;
