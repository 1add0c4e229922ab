package dev.tandem.runtime.record;

import java.util.List;
import java.util.function.UnaryOperator;

/// Brings what older programs wrote to the form that this one reads, one version after the other.
///
/// @param what it is, for people
/// @param steps the first from version 1 to 2, and so on
public record Upcasters<T>(String what, List<UnaryOperator<T>> steps) {
    public Upcasters {
        steps = List.copyOf(steps);
    }

    /// The version that this program writes, from 1.
    public int version() {
        return steps.size() + 1;
    }

    /// @param version of the form in which it was written
    /// @throws NewerVersionException if this program does not know that version
    public T present(int version, T written) {
        if (version < 1 || version > version()) {
            throw new NewerVersionException(what, version, version());
        }
        var value = written;
        for (var step : steps.subList(version - 1, steps.size())) {
            value = step.apply(value);
        }
        return value;
    }
}
