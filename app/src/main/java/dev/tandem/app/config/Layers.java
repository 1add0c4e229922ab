package dev.tandem.app.config;

import dev.tandem.api.problem.Names;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Values by dotted key, from several sources: the later one wins.
final class Layers {
    private final Setting.Group root;
    private final ConfigProblems problems;
    private final TreeMap<String, Value> values = new TreeMap<>();

    Layers(Setting.Group root, ConfigProblems problems) {
        this.root = root;
        this.problems = problems;
    }

    /// Lays a source over those before it.
    void add(Value source) {
        var own = new TreeMap<String, Value>();
        collect(root, source, own);
        hideAlternatives(root, own);
        values.putAll(own);
    }

    /// Lays a single value over the sources before it, as an option or a variable gives it.
    ///
    /// @param path the dotted key
    void add(String path, Origin origin, Value value) {
        var words = path.split("\\.", -1);
        var source = value;
        for (var i = words.length - 1; i >= 0; i--) {
            var entry = new Value.Entry(words[i], origin, source);
            source = new Value.Keys(List.of(entry), origin);
        }
        add(source);
    }

    /// All values with the places they were written at.
    SequencedMap<String, Value> values() {
        return values;
    }

    private void collect(Setting setting, Value value, Map<String, Value> into) {
        switch (setting) {
            case Setting.Single _ -> into.put(setting.path(), value);
            case Setting.Free _ -> {
                for (var entry : keys(setting, value).entries()) {
                    into.put(setting.path() + "." + entry.key(), entry.value());
                }
            }
            case Setting.Group group -> {
                for (var entry : keys(setting, value).entries()) {
                    group.find(entry.key())
                            .ifPresentOrElse(
                                    found -> collect(found, entry.value(), into),
                                    () -> unknown(group, entry));
                }
            }
        }
    }

    private Value.Keys keys(Setting setting, Value value) {
        if (value instanceof Value.Keys keys) {
            return keys;
        }
        if (!(value instanceof Value.Text text) || !text.isNothing()) {
            var name = setting.path().isEmpty() ? "a configuration" : setting.path();
            problems.add(
                    ConfigCode.WRONG_VALUE,
                    value.origin(),
                    name + " needs keys and values",
                    setting instanceof Setting.Group group
                            ? "keys: " + String.join(", ", group.keys())
                            : "write name: value for each");
        }
        return new Value.Keys(List.of(), value.origin());
    }

    private void unknown(Setting.Group group, Value.Entry entry) {
        problems.add(
                ConfigCode.UNKNOWN_KEY,
                entry.origin(),
                "unknown key \"" + entry.key() + "\"",
                Names.hint(entry.key(), group.keys()));
    }

    private void hideAlternatives(Setting setting, Map<String, Value> own) {
        switch (setting) {
            case Setting.Group group ->
                    group.settings().forEach(inner -> hideAlternatives(inner, own));
            case Setting.Single single -> {
                if (own.containsKey(single.path()) && !own.containsKey(single.insteadOf())) {
                    values.remove(single.insteadOf());
                }
            }
            case Setting.Free _ -> {}
        }
    }
}
