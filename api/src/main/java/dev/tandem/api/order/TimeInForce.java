package dev.tandem.api.order;

import java.time.Instant;

/// How long an order works. The time of an order that sleeps until another fills begins when it
/// wakes.
public sealed interface TimeInForce {
    /// Until it is filled or cancelled.
    TimeInForce GTC = new GoodTillCancelled();

    /// Until the close of the session it is entered in; entered between sessions, until the close
    /// of the next one.
    TimeInForce DAY = new Day();

    /// What trades at once, at the first price it meets, trades; the rest is cancelled.
    TimeInForce IOC = new ImmediateOrCancel();

    /// All of it trades at once, or nothing does.
    TimeInForce FOK = new FillOrKill();

    /// Only at the opening price of a session, the next one if this one has opened. A stop looks at
    /// that price alone.
    TimeInForce AT_OPEN = new AtOpen();

    /// Only at the closing price of a session, the next one if this one is closing now. A stop
    /// looks at that price alone; a limit that it touches trades.
    TimeInForce AT_CLOSE = new AtClose();

    /// Works until `until`; a price of that very instant still counts, an open too. Refused when
    /// `until` is over before the order arrives.
    static TimeInForce goodTill(Instant until) {
        return new GoodTillDate(until);
    }

    /// See [TimeInForce#GTC].
    record GoodTillCancelled() implements TimeInForce {}

    /// See [TimeInForce#DAY].
    record Day() implements TimeInForce {}

    /// See [TimeInForce#IOC].
    record ImmediateOrCancel() implements TimeInForce {}

    /// See [TimeInForce#FOK].
    record FillOrKill() implements TimeInForce {}

    /// See [TimeInForce#goodTill].
    record GoodTillDate(Instant until) implements TimeInForce {
        /// [#until] in nanoseconds since 1970 UTC.
        public long untilNanos() {
            return Math.addExact(
                    Math.multiplyExact(until.getEpochSecond(), 1_000_000_000L), until.getNano());
        }
    }

    /// See [TimeInForce#AT_OPEN].
    record AtOpen() implements TimeInForce {}

    /// See [TimeInForce#AT_CLOSE].
    record AtClose() implements TimeInForce {}

    /// The word used in files and messages: `GTC`, `DAY`, `IOC`, `FOK`, `GTD`, `AT_OPEN`,
    /// `AT_CLOSE`.
    default String word() {
        return switch (this) {
            case GoodTillCancelled() -> "GTC";
            case Day() -> "DAY";
            case ImmediateOrCancel() -> "IOC";
            case FillOrKill() -> "FOK";
            case GoodTillDate _ -> "GTD";
            case AtOpen() -> "AT_OPEN";
            case AtClose() -> "AT_CLOSE";
        };
    }

    /// Whether the order trades at the first price it meets, or not at all.
    default boolean isImmediate() {
        return this instanceof ImmediateOrCancel || this instanceof FillOrKill;
    }
}
