package dev.tandem.engine.state;

import dev.tandem.api.state.State;
import dev.tandem.api.state.StateText;
import dev.tandem.api.strategy.Indicator;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How what a strategy had saved fits a changed class of the same name: by the names and types of
/// fields.
///
/// @param gone what the old class changed in its work and the new one does not have
/// @param misfits what it changed and the new one has otherwise
/// @param added fields that the new class has and the old one had not
/// @param anew indicators that the new class makes otherwise or not at all
public record FieldFit(
        List<String> gone, List<String> misfits, List<String> added, List<String> anew) {
    public FieldFit {
        gone = List.copyOf(gone);
        misfits = List.copyOf(misfits);
        added = List.copyOf(added);
        anew = List.copyOf(anew);
    }

    /// Compares two classes.
    ///
    /// @param blank what an object of the old class had saved before its work began
    /// @param worked the same after it
    /// @param made what an object of the new class had saved before its work began
    public static FieldFit of(Class<?> old, Class<?> next, State blank, State worked, State made) {
        var work = new Work(old.getClassLoader(), next.getClassLoader());
        work.strategy(old, next, blank, worked, made);
        return new FieldFit(work.gone, work.misfits, work.added, work.anew);
    }

    /// Whether all that the work of the old class left has a place in the new one.
    ///
    /// @param isBack whether the new class decided before, and was whole without what it does not
    ///   have
    public boolean fits(boolean isBack) {
        return misfits.isEmpty() && (isBack || gone.isEmpty());
    }

    private static final class Work {
        private final ClassLoader before;
        private final ClassLoader now;
        private final List<String> gone = new ArrayList<>();
        private final List<String> misfits = new ArrayList<>();
        private final List<String> added = new ArrayList<>();
        private final List<String> anew = new ArrayList<>();
        private final TreeSet<String> seen = new TreeSet<>();

        Work(ClassLoader before, ClassLoader now) {
            this.before = before;
            this.now = now;
        }

        /// What only its making set comes from the new class: it need not fit.
        void strategy(Class<?> old, Class<?> next, State blank, State worked, State made) {
            var present = byName(next);
            for (var field : FieldState.fieldsOf(old)) {
                var name = FieldState.name(field);
                if (!text(name, blank).equals(text(name, worked))) {
                    compare(field, present.get(name));
                    types(name, worked);
                }
                if (Indicator.class.isAssignableFrom(field.getType())
                        && made.has(name)
                        && !anew.contains(name)
                        && !text(name, blank).equals(text(name, made))) {
                    anew.add(name);
                }
            }
            addNew(old, present);
        }

        private void compare(Field field, @Nullable Field present) {
            var name = FieldState.name(field);
            var fits = present != null && typeName(field).equals(typeName(present));
            if (fits) {
                return;
            }
            if (Indicator.class.isAssignableFrom(field.getType())) {
                anew.add(name);
            } else if (present == null) {
                gone.add(name + " of type " + typeName(field));
            } else {
                misfits.add(
                        name
                                + " of type "
                                + typeName(field)
                                + " is of type "
                                + typeName(present)
                                + " now");
            }
        }

        private void addNew(Class<?> old, Map<String, Field> present) {
            var known = byName(old);
            present.keySet().stream().filter(name -> !known.containsKey(name)).forEach(added::add);
        }

        /// Classes, records and constants of the strategy's own in a saved value.
        private void types(String name, State in) {
            if (in.isTree(name)) {
                node(in.getState(name));
            }
        }

        private void node(State node) {
            if (node.has("kind") && node.has("type")) {
                switch (node.getText("kind")) {
                    case "object", "record" -> nested(node.getText("type"));
                    case "enum" -> constant(node.getText("type"), node.getText("value"));
                    default -> {}
                }
            }
            node.names().forEach(name -> types(name, node));
        }

        private void nested(String type) {
            if (!seen.add(type)) {
                return;
            }
            var old = find(type, before);
            if (old == null || !Objects.equals(old.getClassLoader(), before)) {
                return; // an indicator of the library
            }
            var next = find(type, now);
            if (next == null) {
                gone.add("class " + type);
                return;
            }
            var present = byName(next);
            FieldState.fieldsOf(old)
                    .forEach(field -> compare(field, present.get(FieldState.name(field))));
            addNew(old, present);
        }

        private void constant(String type, String value) {
            var next = find(type, now);
            var constants = next == null ? null : next.getEnumConstants();
            if (constants == null
                    || Arrays.stream(constants)
                            .noneMatch(one -> ((Enum<?>) one).name().equals(value))) {
                if (seen.add(type + "." + value)) {
                    misfits.add("constant " + type + "." + value + " is not there any more");
                }
            }
        }

        private static @Nullable Class<?> find(String type, ClassLoader loader) {
            try {
                return Class.forName(type, false, loader);
            } catch (ClassNotFoundException missing) {
                return null;
            }
        }

        private static Map<String, Field> byName(Class<?> type) {
            var fields = new LinkedHashMap<String, Field>();
            FieldState.fieldsOf(type).forEach(field -> fields.put(FieldState.name(field), field));
            return fields;
        }

        private static String typeName(Field field) {
            return field.getGenericType().getTypeName();
        }

        private static String text(String name, State of) {
            return StateText.write(new State().copy(name, of));
        }
    }
}
