/// Single operations, measured by JMH. Those of classes that no other package sees lie in packages
/// of the same name as theirs.
@NullMarked
package dev.tandem.benchmarks.piece;

import org.jspecify.annotations.NullMarked;
