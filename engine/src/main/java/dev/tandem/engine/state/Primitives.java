package dev.tandem.engine.state;

import dev.tandem.api.state.State;

/// Primitive values and their boxes.
final class Primitives {
    private Primitives() {}

    static boolean isBox(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Character
                || value instanceof Boolean
                || value instanceof Double
                || value instanceof Float;
    }

    static void save(State out, String name, Object value) {
        switch (value) {
            case Boolean flag -> out.put(name, flag.booleanValue());
            case Character letter -> out.put(name, (long) letter);
            case Double number -> out.put(name, number.doubleValue());
            case Float number -> out.put(name, number.doubleValue());
            case Number number -> out.put(name, number.longValue());
            default -> throw new IllegalArgumentException("no primitive: " + value);
        }
    }

    static Object load(State in, String name, Class<?> type) {
        if (type == double.class) {
            return in.getDouble(name);
        }
        if (type == float.class) {
            return (float) in.getDouble(name);
        }
        var value = in.getLong(name);
        if (type == long.class) {
            return value;
        }
        if (type == int.class) {
            return Math.toIntExact(value);
        }
        if (type == boolean.class) {
            return value != 0;
        }
        if (type == char.class) {
            return (char) value;
        }
        if (type == short.class) {
            return (short) value;
        }
        return (byte) value;
    }

    static Class<?> boxed(String simpleName) {
        return switch (simpleName) {
            case "Long" -> long.class;
            case "Integer" -> int.class;
            case "Short" -> short.class;
            case "Byte" -> byte.class;
            case "Character" -> char.class;
            case "Boolean" -> boolean.class;
            case "Double" -> double.class;
            case "Float" -> float.class;
            default ->
                    throw new IllegalStateException(
                            "saved state has an unknown box: " + simpleName);
        };
    }
}
