package dev.tandem.api.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A tree of named values in the order they were put: longs, doubles, texts, arrays of longs or
/// doubles, and further trees. Its text form ([StateText]) gives back the same tree, every double
/// bit for bit.
public final class State {
    private final Map<String, Object> values = new LinkedHashMap<>();

    public State put(String name, long value) {
        return store(name, value);
    }

    public State put(String name, boolean value) {
        return store(name, value ? 1L : 0L);
    }

    public State put(String name, double value) {
        return store(name, value);
    }

    public State put(String name, String value) {
        return store(name, value);
    }

    public State put(String name, long[] value) {
        return store(name, value.clone());
    }

    public State put(String name, double[] value) {
        return store(name, value.clone());
    }

    public State put(String name, State value) {
        return store(name, value);
    }

    /// Puts a list of trees under `name`, numbered.
    public State put(String name, List<State> values) {
        var list = new State();
        for (var i = 0; i < values.size(); i++) {
            list.put(Integer.toString(i), values.get(i));
        }
        return store(name, list);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public long getLong(String name) {
        return get(name, Long.class);
    }

    public int getInt(String name) {
        return Math.toIntExact(getLong(name));
    }

    public boolean getBoolean(String name) {
        return getLong(name) != 0;
    }

    public double getDouble(String name) {
        return get(name, Double.class);
    }

    public String getText(String name) {
        return get(name, String.class);
    }

    public long[] getLongs(String name) {
        return get(name, long[].class).clone();
    }

    public double[] getDoubles(String name) {
        return get(name, double[].class).clone();
    }

    public State getState(String name) {
        return get(name, State.class);
    }

    public List<State> getList(String name) {
        var list = getState(name);
        var result = new ArrayList<State>();
        for (var key : list.names()) {
            result.add(list.getState(key));
        }
        return result;
    }

    /// Puts what another tree has under the same name.
    public State copy(String name, State from) {
        return store(name, from.get(name, Object.class));
    }

    /// Whether there is a tree under the name.
    public boolean isTree(String name) {
        return values.get(name) instanceof State;
    }

    /// The names in the order they were put.
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    State store(String name, Object value) {
        if (values.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("saved twice: " + name);
        }
        return this;
    }

    private <T> T get(String name, Class<T> type) {
        var value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException(
                    "saved state has no "
                            + type.getSimpleName()
                            + " named \""
                            + name
                            + "\", it has "
                            + values.keySet());
        }
        return type.cast(value);
    }
}
