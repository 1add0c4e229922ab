/// Runs that were kept: finds them in their folder, reads, marks, compares, copies and removes
/// them.
@NullMarked
package dev.tandem.app.store;

import org.jspecify.annotations.NullMarked;
