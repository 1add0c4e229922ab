package dev.tandem.app.config;

import java.util.List;

/// A value as it was written, before its type is known.
sealed interface Value {
    Origin origin();

    /// A single word or text.
    ///
    /// @param isNothing whether nothing stands there, or `null`
    record Text(String text, boolean isNothing, Origin origin) implements Value {}

    record Items(List<Value> items, Origin origin) implements Value {}

    record Keys(List<Entry> entries, Origin origin) implements Value {}

    /// A key with its own place, and its value.
    record Entry(String key, Origin origin, Value value) {}
}
