package dev.tandem.api.strategy;

import dev.tandem.api.order.Order;
import dev.tandem.api.order.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a restart of a session found. Times are those of the clock of the machine, not of the
/// market.
///
/// @param stopped when the process before noted something for the last time
/// @param recovered when the session was as it had been
/// @param wasClean whether that process ended as it should; otherwise it was killed, failed, or
///   lost power
/// @param replayed records that were replayed after the newest usable snapshot
/// @param dataGap how much of the market was missed, zero where the feed waited
/// @param doubts requests that were noted without an answer, in their order, and what became of
///   them
public record RecoveryReport(
        Instant stopped,
        Instant recovered,
        boolean wasClean,
        long replayed,
        Duration dataGap,
        List<Doubt> doubts) {
    public RecoveryReport {
        doubts = List.copyOf(doubts);
    }

    /// How long nobody was there, zero if the clock was set back meanwhile.
    public Duration away() {
        var away = Duration.between(stopped, recovered);
        return away.isNegative() ? Duration.ZERO : away;
    }

    /// A request of which it was not known whether it had left.
    ///
    /// @param order the live handle, as it is now
    public record Doubt(Order order, Request request, Outcome outcome) {}

    /// What became of a request.
    public enum Outcome {
        /// The venue had it.
        AT_VENUE,
        /// The venue did not have it. It was sent after the restart, unless a halt held it back.
        SENT
    }
}
