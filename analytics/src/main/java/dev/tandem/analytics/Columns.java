package dev.tandem.analytics;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import tools.jackson.core.JsonGenerator;

/// Columns of numbers as short JSON: whole numbers, each as the difference to the one before.
final class Columns {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final JsonGenerator json;

    Columns(JsonGenerator json) {
        this.json = json;
    }

    /// Differences of milliseconds since 1970 UTC.
    void times(String name, int count, IntToLongFunction nanos) {
        json.writeArrayPropertyStart(name);
        var before = 0L;
        for (var i = 0; i < count; i++) {
            var millis = Math.floorDiv(nanos.applyAsLong(i), NANOS_PER_MILLI);
            json.writeNumber(millis - before);
            before = millis;
        }
        json.writeEndArray();
    }

    /// Differences of values in units of `10^-digits`; `null` for what is not a number, which the
    /// next difference passes over.
    void values(String name, int digits, int count, IntToDoubleFunction values) {
        write(name, digits, count, values, true);
    }

    /// The same as they are, for values that are small themselves.
    void plain(String name, int digits, int count, IntToDoubleFunction values) {
        write(name, digits, count, values, false);
    }

    private void write(
            String name, int digits, int count, IntToDoubleFunction values, boolean isDifference) {
        var scale = Math.pow(10, digits);
        json.writeArrayPropertyStart(name);
        var before = 0L;
        for (var i = 0; i < count; i++) {
            var value = values.applyAsDouble(i);
            if (Double.isFinite(value)) {
                var units = Math.round(value * scale);
                json.writeNumber(units - before);
                before = isDifference ? units : 0;
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }
}
