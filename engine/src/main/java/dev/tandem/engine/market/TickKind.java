package dev.tandem.engine.market;

/// What is finer than a bar. In the order in which the ticks of one instant are delivered.
public enum TickKind {
    BOOK("order book"),
    QUOTE("quotes"),
    TRADE("trades");

    private final String word;

    TickKind(String word) {
        this.word = word;
    }

    /// In words, such as `quotes`.
    @Override
    public String toString() {
        return word;
    }
}
