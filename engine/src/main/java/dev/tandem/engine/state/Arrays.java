package dev.tandem.engine.state;

import dev.tandem.api.state.State;
import org.jspecify.annotations.Nullable;

/// Arrays of primitives; an array of the same type and length is filled in place.
final class Arrays {
    private Arrays() {}

    static State encode(State node, Object value) throws UnsupportedStateException {
        node.put("kind", "array").put("type", value.getClass().getComponentType().getName());
        return switch (value) {
            case double[] values -> node.put("value", values);
            case long[] values -> node.put("value", values);
            case int[] values ->
                    node.put("value", java.util.Arrays.stream(values).asLongStream().toArray());
            case boolean[] values -> {
                var flags = new long[values.length];
                for (var i = 0; i < flags.length; i++) {
                    flags[i] = values[i] ? 1 : 0;
                }
                yield node.put("value", flags);
            }
            default ->
                    throw new UnsupportedStateException(
                            "arrays of "
                                    + value.getClass().getComponentType().getName()
                                    + " are no supported state, use a list");
        };
    }

    static Object decode(State node, @Nullable Object present) {
        return switch (node.getText("type")) {
            case "double" -> fill(node.getDoubles("value"), present);
            case "long" -> fill(node.getLongs("value"), present);
            case "int" ->
                    fill(
                            java.util.Arrays.stream(node.getLongs("value"))
                                    .mapToInt(Math::toIntExact)
                                    .toArray(),
                            present);
            case "boolean" -> {
                var flags = node.getLongs("value");
                var values = new boolean[flags.length];
                for (var i = 0; i < flags.length; i++) {
                    values[i] = flags[i] != 0;
                }
                yield fill(values, present);
            }
            default ->
                    throw new IllegalStateException(
                            "saved state has an unknown array: " + node.getText("type"));
        };
    }

    private static Object fill(Object loaded, @Nullable Object present) {
        var length = java.lang.reflect.Array.getLength(loaded);
        if (present != null
                && present.getClass() == loaded.getClass()
                && java.lang.reflect.Array.getLength(present) == length) {
            System.arraycopy(loaded, 0, present, 0, length);
            return present;
        }
        return loaded;
    }
}
