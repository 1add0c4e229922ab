/// From a source file or class name to a strategy: compiled in memory, checked, its parameters
/// bound.
@NullMarked
package dev.tandem.app.strategy;

import org.jspecify.annotations.NullMarked;
