/// The workloads by which speed is measured: generated input, strategies, reference answers.
@NullMarked
package dev.tandem.testkit.workload;

import org.jspecify.annotations.NullMarked;
