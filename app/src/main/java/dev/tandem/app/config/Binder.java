package dev.tandem.app.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Fills the settings records from values by dotted key.
final class Binder {
    private static final Origin STANDARD = Origin.named("default");

    private final Setting.Group root;
    private final SequencedMap<String, Value> values;
    private final ConfigProblems problems;
    private final Map<String, Object> read = new TreeMap<>();

    Binder(Setting.Group root, SequencedMap<String, Value> values, ConfigProblems problems) {
        this.root = root;
        this.values = values;
        this.problems = problems;
    }

    /// Reads every value; what cannot be read is a problem and missing in the answer.
    Map<String, Object> read() {
        read(root);
        return read;
    }

    private void read(Setting setting) {
        switch (setting) {
            case Setting.Group group -> group.settings().forEach(this::read);
            case Setting.Free free -> readFree(free);
            case Setting.Single single -> {
                var given = values.get(single.path());
                if (given != null) {
                    read(single, given);
                } else if (!single.standard().isEmpty()) {
                    read(single, new Value.Text(single.standard(), false, STANDARD));
                }
            }
        }
    }

    private void readFree(Setting.Free free) {
        var words = new LinkedHashMap<String, String>();
        var prefix = free.path() + ".";
        values.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                var text = text(path, value);
                if (text != null) {
                    words.put(path.substring(prefix.length()), text);
                }
            }
        });
        read.put(free.path(), words);
    }

    private @Nullable String text(String path, Value value) {
        try {
            return value instanceof Value.Items items
                    ? String.join(",", items.items().stream().map(ValueTypes::text).toList())
                    : ValueTypes.text(value);
        } catch (IllegalArgumentException e) {
            wrong(path, value, e);
            return null;
        }
    }

    private void read(Setting.Single single, Value value) {
        if (value instanceof Value.Text(var text, _, var origin) && single.later().contains(text)) {
            problems.add(
                    ConfigCode.NOT_YET,
                    origin,
                    single.path() + " \"" + text + "\" is not there yet",
                    "this version has: "
                            + String.join(", ", ValueTypes.names(single.component().getType())));
            return;
        }
        try {
            read.put(single.path(), ValueTypes.read(single, value));
        } catch (IllegalArgumentException e) {
            wrong(single.path(), value, e);
        }
    }

    private void wrong(String path, Value value, IllegalArgumentException why) {
        var reason = String.valueOf(why.getMessage());
        if (why instanceof WrongValue part) {
            var origin = part.originOr(value.origin());
            problems.add(part.code(), origin, "wrong value of " + path, reason);
        } else {
            problems.add(ConfigCode.WRONG_VALUE, value.origin(), "wrong value of " + path, reason);
        }
    }

    /// The settings of values that were read without a problem.
    BacktestSettings settings() {
        return (BacktestSettings) record(root);
    }

    private Object record(Setting.Group group) {
        var components = group.type().getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType);
        var arguments = group.settings().stream().map(this::argument).toArray();
        try {
            return group.type()
                    .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                    .newInstance(arguments);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("cannot make " + group.type(), e);
        }
    }

    private @Nullable Object argument(Setting setting) {
        return switch (setting) {
            case Setting.Group group -> record(group);
            case Setting.Free free -> read.get(free.path());
            case Setting.Single single -> {
                var value = read.get(single.path());
                var isList = single.component().getType() == List.class;
                yield value == null && isList ? List.of() : value;
            }
        };
    }
}
