package dev.tandem.api.order;

/// What is asked of a venue about one order. Each may be unanswered, and each may be in doubt:
/// sent, or perhaps sent, with no proof of what became of it.
public enum Request {
    SUBMIT,
    CANCEL,
    REPLACE
}
