package dev.tandem.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A configuration that was read without a problem.
///
/// @param shown every key with its value, in the order of the records
public record LoadedSettings(BacktestSettings settings, List<Shown> shown) {

    /// One key.
    ///
    /// @param value as it would be written; null if none is given and there is no standard value
    /// @param otherwise what holds when the value is null, empty else
    /// @param origin where the value was written, or `default`
    public record Shown(String key, @Nullable String value, String otherwise, String origin) {
        private static final String DEFAULT = "default";

        /// The value, or what holds without one in parentheses.
        public String text() {
            return value == null ? "(" + otherwise + ")" : value;
        }

        /// Whether a user wrote it.
        public boolean isGiven() {
            return !origin.equals(DEFAULT);
        }
    }

    static List<Shown> shown(
            Setting setting, SequencedMap<String, Value> values, Map<String, Object> read) {
        var shown = new ArrayList<Shown>();
        collect(setting, values, read, shown);
        return shown;
    }

    private static void collect(
            Setting setting,
            SequencedMap<String, Value> values,
            Map<String, Object> read,
            List<Shown> shown) {
        switch (setting) {
            case Setting.Group group ->
                    group.settings().forEach(inner -> collect(inner, values, read, shown));
            case Setting.Free free -> {
                var words = (Map<?, ?>) read.getOrDefault(free.path(), Map.of());
                words.forEach((name, text) -> {
                    var path = free.path() + "." + name;
                    shown.add(new Shown(path, text.toString(), "", origin(values.get(path))));
                });
            }
            case Setting.Single single -> {
                var value = read.get(single.path());
                var origin = origin(values.get(single.path()));
                shown.add(
                        value == null
                                ? new Shown(single.path(), null, single.otherwise(), origin)
                                : new Shown(single.path(), ValueTypes.write(value), "", origin));
            }
        }
    }

    private static String origin(@Nullable Value value) {
        return value == null ? Shown.DEFAULT : value.origin().toString();
    }
}
