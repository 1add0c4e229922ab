package dev.tandem.benchmarks;

import dev.tandem.api.value.Money;

/// What one run came to.
///
/// @param drawdown deepest fall of equity below its peak
record Outcome(long fills, Money finalEquity, Money drawdown) {}
