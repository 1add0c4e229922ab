package dev.tandem.api.instrument;

/// The key of an instrument, written `symbol@venue`, such as `SPY@XNYS`. Ordered by symbol, then
/// venue.
public record InstrumentId(String symbol, String venue) implements Comparable<InstrumentId> {
    public InstrumentId {
        if (symbol.isBlank() || venue.isBlank() || venue.contains("@")) {
            throw new IllegalArgumentException(
                    "no instrument: symbol \"" + symbol + "\" venue \"" + venue + "\"");
        }
    }

    /// Reads `symbol@venue`.
    ///
    /// @throws IllegalArgumentException if the text has no `@`
    public static InstrumentId parse(String text) {
        var at = text.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException(
                    "no instrument: \"" + text + "\", write symbol@venue");
        }
        return new InstrumentId(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public int compareTo(InstrumentId other) {
        var bySymbol = symbol.compareTo(other.symbol);
        return bySymbol != 0 ? bySymbol : venue.compareTo(other.venue);
    }

    @Override
    public String toString() {
        return symbol + "@" + venue;
    }
}
