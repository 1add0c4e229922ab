package dev.tandem.api.order;

/// Where an order stands: `NEW -> DENIED | PENDING -> WORKING -> (PARTLY_FILLED)* -> FILLED |
/// CANCELLED | REJECTED | EXPIRED`.
public enum OrderState {
    /// Formed, and not yet released: a leg of a basket that waits for the proceeds of others.
    NEW,
    /// Refused by our own risk checks, or held back on its way out; it never left. Terminal.
    DENIED,
    /// Sent; the venue has not answered.
    PENDING,
    /// Accepted by the venue and not traded yet.
    WORKING,
    /// Traded in part, the rest works.
    PARTLY_FILLED,
    /// Traded in full. Terminal.
    FILLED,
    /// Taken back, or dropped by the venue after it was accepted. Terminal.
    CANCELLED,
    /// Refused by the venue, or proved never to have reached it. Terminal.
    REJECTED,
    /// Ended by its time in force. Terminal.
    EXPIRED;

    /// Whether nothing more can happen in the ordinary course.
    public boolean isTerminal() {
        return switch (this) {
            case NEW, PENDING, WORKING, PARTLY_FILLED -> false;
            case DENIED, FILLED, CANCELLED, REJECTED, EXPIRED -> true;
        };
    }
}
