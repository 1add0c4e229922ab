package dev.tandem.runtime;

import dev.tandem.api.value.Money;

/// The end of a backtest.
///
/// @param decisionHash SHA-256 over all decisions, 64 hexadecimal digits
/// @param bars bars delivered to the strategy
/// @param fromNanos first instant, nanoseconds since 1970 UTC
/// @param untilNanos last instant, nanoseconds since 1970 UTC
/// @param equity cash plus positions at their last closes
/// @param aborts callbacks that threw
/// @param interrupted whether it was stopped before the end of the data
public record BacktestResult(
        String decisionHash,
        long bars,
        long fromNanos,
        long untilNanos,
        Money cash,
        Money equity,
        long aborts,
        boolean interrupted) {}
