package dev.tandem.app.strategy;

import dev.tandem.api.strategy.Strategy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A strategy that is ready to run.
///
/// @param parameters the effective ones by name, as text, in the order of their declaration
public record BoundStrategy(
        String name, SequencedMap<String, String> parameters, Strategy instance) {
    public BoundStrategy {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    /// The name with its parameters, such as `GoldenCross(fast=50, slow=200)`.
    public String title() {
        var text = new StringBuilder(name).append('(');
        parameters.forEach((key, value) -> {
            text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ");
            text.append(key).append('=').append(value);
        });
        return text.append(')').toString();
    }
}
