package dev.tandem.api.order;

import dev.tandem.api.value.Price;

/// When and at what price an order may trade.
public sealed interface OrderTerms {
    /// Trades at the next price there is.
    record Market() implements OrderTerms {}

    /// Trades at `price` or better.
    record Limit(Price price) implements OrderTerms {}

    /// Becomes a market order when the price reaches `trigger`: at or above it for a buy, at or
    /// below it for a sell.
    record Stop(Price trigger) implements OrderTerms {}

    /// The word used in files and messages: `market`, `limit`, `stop`.
    default String word() {
        return switch (this) {
            case Market() -> "market";
            case Limit _ -> "limit";
            case Stop _ -> "stop";
        };
    }
}
