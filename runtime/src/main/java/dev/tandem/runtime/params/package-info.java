/// Parameters of strategies as text.
@NullMarked
package dev.tandem.runtime.params;

import org.jspecify.annotations.NullMarked;
