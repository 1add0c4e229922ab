package dev.tandem.data;

import java.util.List;
import java.util.Set;

/// The ticks of one file by instrument; order books are kept apart, since they go on from one file
/// to the next.
///
/// @param trades columns that are not empty
/// @param quotes columns that are not empty
/// @param symbols all symbols that the file names, also those not asked for
/// @param span of all its ticks and book frames
record RawTicks(
        SourceRead read,
        List<TradeColumns> trades,
        List<QuoteColumns> quotes,
        Set<String> symbols,
        Span span) {
    /// First and last event time; the first is after the last if there is none.
    record Span(long first, long last) {
        static final Span NONE = new Span(Long.MAX_VALUE, Long.MIN_VALUE);

        boolean isEmpty() {
            return first > last;
        }

        Span and(long nanos) {
            return new Span(Math.min(first, nanos), Math.max(last, nanos));
        }
    }

    RawTicks {
        trades = List.copyOf(trades);
        quotes = List.copyOf(quotes);
        symbols = Set.copyOf(symbols);
    }
}
