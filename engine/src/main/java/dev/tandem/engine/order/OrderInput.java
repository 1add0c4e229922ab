package dev.tandem.engine.order;

/// What can happen to an order, as far as its state is concerned.
public enum OrderInput {
    DENY,
    RELEASE,
    ACCEPT,
    REJECT,
    PART_FILL,
    FULL_FILL,
    CANCEL,
    EXPIRE,
    REPLACE,
    RESTATE,
    CANCEL_REFUSE,
    REPLACE_REFUSE
}
