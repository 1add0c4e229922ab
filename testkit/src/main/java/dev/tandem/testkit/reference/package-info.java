/// Strategies written down elsewhere, word for word, for comparison with other engines.
@NullMarked
package dev.tandem.testkit.reference;

import org.jspecify.annotations.NullMarked;
