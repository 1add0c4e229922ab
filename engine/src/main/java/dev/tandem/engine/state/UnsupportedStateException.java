package dev.tandem.engine.state;

/// A value of a type that cannot be saved.
final class UnsupportedStateException extends Exception {
    private static final long serialVersionUID = 1;

    UnsupportedStateException(String message) {
        super(message);
    }
}
