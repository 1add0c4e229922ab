package dev.tandem.engine.state;

import java.lang.reflect.Field;

/// A field of a strategy, or of an object in one, whose value is no supported state.
public final class UnsavableFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Field field;

    UnsavableFieldException(Field field, String message, Exception cause) {
        super(message, cause);
        this.field = field;
    }

    public Field field() {
        return field;
    }
}
