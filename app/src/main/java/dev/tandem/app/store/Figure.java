package dev.tandem.app.store;

import dev.tandem.analytics.JsonTree;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

/// One statistic of a kept run.
///
/// @param value empty when `reason` says why there is none
/// @param ci95 the 95 % confidence interval, where there is one
public record Figure(OptionalDouble value, String reason, Optional<Interval> ci95) {
    static final Figure UNKNOWN =
            new Figure(OptionalDouble.empty(), "not in summary.json", Optional.empty());

    /// A range around a value.
    public record Interval(double low, double high) {
        boolean contains(double value) {
            return low <= value && value <= high;
        }
    }

    static Figure of(JsonTree json) {
        var value = json.get("value").number();
        var ends = json.get("ci95").items().stream().flatMap(end -> end.number().stream()).toList();
        return new Figure(
                value.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(value.get().doubleValue()),
                json.get("reason").text(),
                ends.size() == 2
                        ? Optional.of(
                                new Interval(ends.get(0).doubleValue(), ends.get(1).doubleValue()))
                        : Optional.empty());
    }

    /// Writes the value, or `null` and the reason, as an object.
    public void write(JsonGenerator json) {
        json.writeStartObject();
        if (value.isPresent()) {
            json.writeNumberProperty("value", value.getAsDouble());
        } else {
            json.writeNullProperty("value");
            json.writeStringProperty("reason", reason);
        }
        ci95.ifPresent(interval -> {
            json.writeArrayPropertyStart("ci95");
            json.writeNumber(interval.low());
            json.writeNumber(interval.high());
            json.writeEndArray();
        });
        json.writeEndObject();
    }

    /// The value as a cell of a table for machines; empty if there is none.
    public String cell() {
        return value.isPresent() ? String.valueOf(value.getAsDouble()) : "";
    }

    /// Whether each of two figures lies in the confidence interval of the other; empty where one
    /// has none.
    public static Optional<Boolean> isInsideErrorBars(Figure one, Figure other) {
        if (one.value.isEmpty()
                || other.value.isEmpty()
                || one.ci95.isEmpty()
                || other.ci95.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                one.ci95.get().contains(other.value.getAsDouble())
                        && other.ci95.get().contains(one.value.getAsDouble()));
    }
}
