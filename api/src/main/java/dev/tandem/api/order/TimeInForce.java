package dev.tandem.api.order;

/// How long an order works.
public sealed interface TimeInForce {
    /// Until it is filled or cancelled.
    TimeInForce GTC = new GoodTillCancelled();

    /// Until the close of the session it is entered in; entered between sessions, until the close
    /// of the next one.
    TimeInForce DAY = new Day();

    /// See [TimeInForce#GTC].
    record GoodTillCancelled() implements TimeInForce {}

    /// See [TimeInForce#DAY].
    record Day() implements TimeInForce {}

    /// The word used in files and messages: `GTC`, `DAY`.
    default String word() {
        return switch (this) {
            case GoodTillCancelled() -> "GTC";
            case Day() -> "DAY";
        };
    }
}
