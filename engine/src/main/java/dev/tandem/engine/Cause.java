package dev.tandem.engine;

/// Which kind of input led to a decision; the codes are part of the decision hash.
enum Cause {
    START(1, "onStart"),
    BAR(2, "onBar"),
    SLICE(3, "onSlice"),
    TIMER(4, "onTimer"),
    FILL(5, "onFill"),
    ORDER(6, "onOrder"),
    STOP(7, "onStop"),
    /// The engine itself follows up on a report: a target, a basket leg, a merged replace.
    FOLLOW_UP(8, "follow-up"),
    INSTRUMENT(9, "onInstrument"),
    TRADE(10, "onTrade"),
    QUOTE(11, "onQuote"),
    BOOK(12, "onBook"),
    MARGIN_CALL(13, "onMarginCall"),
    /// An operator or a breaker halted the session.
    HALT(14, "halt"),
    RECOVERED(15, "onRecovered"),
    /// A bar came late.
    REVISION(16, "onRevision");

    final byte code;
    final String callback;

    Cause(int code, String callback) {
        this.code = (byte) code;
        this.callback = callback;
    }
}
