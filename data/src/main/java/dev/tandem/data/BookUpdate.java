package dev.tandem.data;

/// The head of a message about an order book: how it is numbered and when it happened.
///
/// @param first number of the first change in it
/// @param last number of the last change in it, 0 if the source does not number
/// @param previous number of the last change of the message before
/// @param atNanos event time, nanoseconds since 1970 UTC
/// @param receivedNanos by the recorder's clock, the event time if it is not known
record BookUpdate(
        Numbering numbering,
        long first,
        long last,
        long previous,
        long atNanos,
        long receivedNanos) {
    /// A message whose time of reception is not known, or not yet.
    BookUpdate(Numbering numbering, long first, long last, long previous, long atNanos) {
        this(numbering, first, last, previous, atNanos, atNanos);
    }

    BookUpdate received(long nanos) {
        return new BookUpdate(numbering, first, last, previous, atNanos, nanos);
    }

    /// How a source numbers its changes. The rules are those of the venues' own pages on keeping a
    /// local order book, as read in November 2025.
    enum Numbering {
        /// Binance spot: each message covers the numbers `U` to `u`, without a hole between
        /// messages. A snapshot `lastUpdateId` is followed by the message that covers the next one.
        RANGE,
        /// Binance USD-M futures: numbers have holes, `pu` names the `u` of the message before. The
        /// first message after a snapshot covers its `lastUpdateId`.
        PREVIOUS,
        /// Bybit: `u` grows by one with each message; a snapshot may start anew at any time.
        STEP,
        /// Not numbered: every message is taken.
        NONE
    }

    /// Whether the book of number `known` holds all of it already.
    ///
    /// @param fresh whether no change was applied since the snapshot of that number
    boolean isOld(long known, boolean fresh) {
        return switch (numbering) {
            case RANGE -> last <= known;
            case PREVIOUS -> fresh ? last < known : last <= known;
            case STEP, NONE -> false;
        };
    }

    /// Whether it is the next one for the book of number `known`.
    ///
    /// @param fresh whether no change was applied since the snapshot of that number
    boolean follows(long known, boolean fresh) {
        return switch (numbering) {
            case RANGE -> first <= known + 1;
            case PREVIOUS -> previous == known || (fresh && first <= known);
            case STEP -> last == known + 1;
            case NONE -> true;
        };
    }

    /// Whether a snapshot is the answer to a request beside the messages, which may have overtaken
    /// it, and not one of the messages themselves.
    boolean isAsked() {
        return numbering == Numbering.RANGE || numbering == Numbering.PREVIOUS;
    }

    /// Whether a snapshot of this number replaces the valid book of number `known`.
    boolean replaces(long known) {
        return !isAsked() || last > known;
    }

    String numbers() {
        return first == last ? "number " + last : "numbers " + first + " to " + last;
    }
}
