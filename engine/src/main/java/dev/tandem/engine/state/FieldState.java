package dev.tandem.engine.state;

import dev.tandem.api.state.State;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Saves an object by the names of its fields and loads it in place, so that everybody who holds
/// the object or one of its indicators sees the loaded values. Static and transient fields are left
/// alone.
public final class FieldState {
    private final Values values;

    /// @param handles turns engine-owned objects (orders, instruments, subscriptions) into names
    ///   and back
    /// @param owner class whose nested classes and records count as state of the strategy
    public FieldState(Handles handles, Class<?> owner) {
        values = new Values(this, handles, owner);
    }

    /// @throws UnsavableFieldException naming class and field if a field has a type that cannot be
    ///   saved
    public State save(Object object) {
        var state = new State();
        for (var field : fieldsOf(object.getClass())) {
            try {
                values.save(state, name(field), field.getType(), field.get(object));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot read " + field, e);
            } catch (UnsupportedStateException e) {
                throw new UnsavableFieldException(
                        field,
                        "field "
                                + describe(field)
                                + " cannot be saved: "
                                + e.getMessage()
                                + "; make it transient if it is not state",
                        e);
            }
        }
        return state;
    }

    /// @throws IllegalStateException naming class and field if the saved value does not fit
    public void load(Object object, State state) {
        for (var field : fieldsOf(object.getClass())) {
            try {
                var present = field.get(object);
                var loaded = values.load(state, name(field), field.getType(), present);
                if (Objects.equals(loaded, present)) {
                    continue;
                }
                if (Modifier.isFinal(field.getModifiers())) {
                    throw new IllegalStateException(
                            "field "
                                    + describe(field)
                                    + " is final and holds "
                                    + present
                                    + ", saved is "
                                    + loaded
                                    + ": was the strategy built with other parameters?");
                }
                field.set(object, loaded);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot write " + field, e);
            }
        }
    }

    /// Loads what another object of the same class had saved that was made with other arguments:
    /// what its work changed is taken over, what its making set stays as it is here.
    ///
    /// @param blank what that object had saved before its work began
    public void inherit(Object object, State blank, State worked) {
        load(object, new Inheritance(values::find).of(blank, save(object), worked));
    }

    /// The fields that are state, those of super classes first, each in the order of declaration.
    static List<Field> fieldsOf(Class<?> type) {
        var chain = new ArrayList<Class<?>>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            chain.addFirst(at);
        }
        var fields = new ArrayList<Field>();
        for (var at : chain) {
            for (var field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic()) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    static String name(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static String describe(Field field) {
        return field.getDeclaringClass().getName()
                + "."
                + field.getName()
                + " of type "
                + field.getType().getName();
    }
}
