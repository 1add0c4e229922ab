package dev.tandem.benchmarks;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs over an input that lies in memory.
///
/// @param trading the workload itself
/// @param idle the same by a strategy that looks on and never orders, null for none
record Runs(Supplier<Outcome> trading, @Nullable Supplier<Outcome> idle) {}
