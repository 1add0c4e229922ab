/// The strategies of the zipline cases, word for word.
@NullMarked
package dev.tandem.testkit.reference.zipline;

import org.jspecify.annotations.NullMarked;
