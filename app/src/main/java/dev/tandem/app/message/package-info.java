/// The codes of all messages with their meaning.
@NullMarked
package dev.tandem.app.message;

import org.jspecify.annotations.NullMarked;
