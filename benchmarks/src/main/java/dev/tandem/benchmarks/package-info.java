/// Whole-run workloads and the hand-written loops that they are compared with.
@NullMarked
package dev.tandem.benchmarks;

import org.jspecify.annotations.NullMarked;
