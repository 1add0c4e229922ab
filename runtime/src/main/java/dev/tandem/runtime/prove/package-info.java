/// Checks of one strategy on one plan: what must not change what it decides is changed, and the
/// runs are compared.
@NullMarked
package dev.tandem.runtime.prove;

import org.jspecify.annotations.NullMarked;
