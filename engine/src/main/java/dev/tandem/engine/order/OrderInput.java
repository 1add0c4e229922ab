package dev.tandem.engine.order;

/// What can happen to an order, as far as its state is concerned.
public enum OrderInput {
    DENY,
    RELEASE,
    /// Its submit was held back on its way out.
    HOLD_BACK,
    ACCEPT,
    REJECT,
    PART_FILL,
    FULL_FILL,
    CANCEL,
    EXPIRE,
    REPLACE,
    RESTATE,
    CANCEL_REFUSE,
    REPLACE_REFUSE,
    /// The answer to a request is unknown, or a cancel or replace turned out never to have arrived.
    DOUBT,
    /// Proof that its submit never arrived.
    BURY,
    BUST,
    CORRECT
}
