package dev.tandem.testkit.performance;

import dev.tandem.testkit.performance.Limits.Bounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/// A figure held against what is asked of it.
///
/// @param workload which it is about
/// @param floorCpu CPU seconds of the loop written by hand, empty for a figure without one
/// @param engineCpu CPU seconds of the engine, likewise
/// @param figure its name, `ratio` for the distance from the floor
public record Judgement(
        String workload,
        OptionalDouble floorCpu,
        OptionalDouble engineCpu,
        String figure,
        double value,
        Bounds bounds) {
    private static final MathContext DIGITS = new MathContext(4);

    /// From best to worst.
    public enum Verdict {
        /// All that is wanted.
        AIM,
        /// What has to hold, holds.
        MUST,
        /// Not what has to hold, but no worse than the guard allows.
        SHORT,
        /// Worse than the guard allows.
        OVER
    }

    public Verdict verdict() {
        if (value > bounds.limit().orElse(Double.POSITIVE_INFINITY)) {
            return Verdict.OVER;
        }
        if (value <= bounds.aim().orElse(Double.NEGATIVE_INFINITY)) {
            return Verdict.AIM;
        }
        return value <= bounds.must().orElse(Double.POSITIVE_INFINITY)
                ? Verdict.MUST
                : Verdict.SHORT;
    }

    /// One line: `workload`, `floorCpu` and `engineCpu` where there are, the figure under its own
    /// name, `must`, `aim`, `limit` (null where nothing is asked) and `verdict`.
    public String json() {
        var json = new StringBuilder("{\"workload\":\"").append(workload).append('"');
        floorCpu.ifPresent(seconds -> field(json, "floorCpu", OptionalDouble.of(seconds)));
        engineCpu.ifPresent(seconds -> field(json, "engineCpu", OptionalDouble.of(seconds)));
        field(json, figure, OptionalDouble.of(value));
        field(json, "must", bounds.must());
        field(json, "aim", bounds.aim());
        field(json, "limit", bounds.limit());
        var word = verdict().name().toLowerCase(Locale.ROOT);
        return json.append(",\"verdict\":\"").append(word).append("\"}").toString();
    }

    private static void field(StringBuilder json, String name, OptionalDouble value) {
        json.append(",\"").append(name).append("\":");
        json.append(value.isPresent() ? text(value.getAsDouble()) : "null");
    }

    private static String text(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
