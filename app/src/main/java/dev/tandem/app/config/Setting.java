package dev.tandem.app.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A key of configuration files, as the settings records declare it.
sealed interface Setting {
    /// The dotted key; empty for the whole file.
    String path();

    /// One line of help; may be empty.
    String about();

    /// Has keys of its own, one for each component of a record.
    record Group(String path, String about, Class<?> type, List<Setting> settings)
            implements Setting {
        List<String> keys() {
            return settings.stream().map(Setting::key).toList();
        }

        Optional<Setting> find(String key) {
            return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
        }
    }

    /// Has keys that a user makes up, such as the parameters of a strategy.
    record Free(String path, String about) implements Setting {}

    /// Has a value.
    ///
    /// @param insteadOf the dotted key that it takes the place of, empty for none
    record Single(
            String path,
            String about,
            RecordComponent component,
            String standard,
            String otherwise,
            String insteadOf,
            List<String> later)
            implements Setting {}

    /// The last word of the path.
    default String key() {
        return path().substring(path().lastIndexOf('.') + 1);
    }

    /// All keys of a settings record.
    static Group of(Class<? extends Record> type) {
        return group("", "", type);
    }

    private static Group group(String path, String about, Class<?> type) {
        var settings = new ArrayList<Setting>();
        for (var component : type.getRecordComponents()) {
            settings.add(of(path.isEmpty() ? "" : path + ".", component));
        }
        return new Group(path, about, type, settings);
    }

    private static Setting of(String prefix, RecordComponent component) {
        var key = component.getAnnotation(Key.class);
        if (key == null) {
            return new Single(
                    prefix + kebab(component),
                    "",
                    component,
                    "",
                    "as the file says",
                    "",
                    List.of());
        }
        var path = prefix + (key.name().isEmpty() ? kebab(component) : key.name());
        if (Map.class.isAssignableFrom(component.getType())) {
            return new Free(path, key.about());
        }
        if (ValueTypes.isGroup(component.getType())) {
            return group(path, key.about(), component.getType());
        }
        return new Single(
                path,
                key.about(),
                component,
                key.standard(),
                key.otherwise(),
                key.insteadOf().isEmpty() ? "" : prefix + key.insteadOf(),
                Arrays.asList(key.later()));
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
