package dev.tandem.simulator;

import java.math.BigDecimal;
import java.util.List;

/// A rate a year that changes from time to time: 0.05 is 5 %.
///
/// @param steps by their first instant; the first one also holds before
public record RatePath(List<Step> steps) {
    /// No interest.
    public static final RatePath NONE = fixed(BigDecimal.ZERO);

    public RatePath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("no rates");
        }
        for (var i = 1; i < steps.size(); i++) {
            if (steps.get(i).fromNanos() <= steps.get(i - 1).fromNanos()) {
                throw new IllegalArgumentException("rates are ordered by their dates: " + steps);
            }
        }
    }

    /// A rate from an instant on.
    ///
    /// @param fromNanos nanoseconds since 1970 UTC
    /// @param rate a year, may be below 0
    public record Step(long fromNanos, BigDecimal rate) {}

    public static RatePath fixed(BigDecimal rate) {
        return new RatePath(List.of(new Step(Long.MIN_VALUE, rate)));
    }

    /// The rate in force at an instant.
    public BigDecimal at(long atNanos) {
        var low = 0;
        var high = steps.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (steps.get(middle).fromNanos() <= atNanos) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return steps.get(low).rate();
    }

    /// The same path, higher by a spread, or lower by one below 0.
    public RatePath plus(BigDecimal spread) {
        return new RatePath(
                steps.stream()
                        .map(step -> new Step(step.fromNanos(), step.rate().add(spread)))
                        .toList());
    }

    boolean isZero() {
        return steps.stream().allMatch(step -> step.rate().signum() == 0);
    }
}
