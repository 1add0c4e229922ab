package dev.tandem.engine;

import dev.tandem.api.order.Request;
import dev.tandem.api.strategy.RecoveryReport.Outcome;
import java.util.List;

/// What a restart found, before the engine puts its orders in.
///
/// @param stoppedNanos when the process before noted something for the last time, wall clock
/// @param replayed records that were replayed
/// @param gapNanos of the market that was missed
public record Recovery(
        long stoppedNanos, boolean wasClean, long replayed, long gapNanos, List<Doubt> doubts) {
    public Recovery {
        doubts = List.copyOf(doubts);
    }

    /// A request that was noted without an answer.
    public record Doubt(long orderNumber, Request request, Outcome outcome) {}
}
