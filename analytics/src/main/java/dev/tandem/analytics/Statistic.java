package dev.tandem.analytics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One figure: a finite value, or the reason why there is none.
public final class Statistic {
    /// A range around a value.
    public record Interval(double low, double high) {}

    private final String name;
    private final double value;
    private final long n;
    private final String reason;
    private final String formula;
    private final double periodsPerYear;
    private final String minimum;
    private final @Nullable Interval ci95;

    private Statistic(
            String name,
            double value,
            long n,
            String reason,
            String formula,
            double periodsPerYear,
            String minimum,
            @Nullable Interval ci95) {
        this.name = name;
        this.value = value;
        this.n = n;
        this.reason = reason;
        this.formula = formula;
        this.periodsPerYear = periodsPerYear;
        this.minimum = minimum;
        this.ci95 = ci95;
    }

    /// A value; one that is not finite becomes absent.
    static Statistic of(String name, double value, long n, String formula) {
        return Double.isFinite(value)
                ? new Statistic(name, value, n, "", formula, 0, "", null)
                : absent(name, "not a finite number", n, formula);
    }

    static Statistic absent(String name, String reason, long n, String formula) {
        return new Statistic(name, 0, n, reason, formula, 0, "", null);
    }

    Statistic annualised(double changed) {
        return new Statistic(name, value, n, reason, formula, changed, minimum, ci95);
    }

    Statistic within(Interval changed) {
        return new Statistic(name, value, n, reason, formula, periodsPerYear, minimum, changed);
    }

    Statistic needing(String changed) {
        return new Statistic(name, value, n, reason, formula, periodsPerYear, changed, ci95);
    }

    /// The same figure without a value and without observations.
    Statistic missing(String changed) {
        return new Statistic(name, 0, 0, changed, formula, periodsPerYear, minimum, null);
    }

    /// The key in files, in snake_case.
    public String name() {
        return name;
    }

    /// The figure; empty when [#reason] says why not.
    public OptionalDouble value() {
        return isAbsent() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public boolean isAbsent() {
        return !reason.isEmpty();
    }

    /// How many observations it was computed from.
    public long n() {
        return n;
    }

    /// Why there is no value; empty when there is one.
    public String reason() {
        return reason;
    }

    public String formula() {
        return formula;
    }

    /// What the definition asks for at least, such as `20 returns`; empty when it asks for nothing.
    public String minimum() {
        return minimum;
    }

    /// The number of periods per year that the formula used.
    public OptionalDouble periodsPerYear() {
        return periodsPerYear == 0 ? OptionalDouble.empty() : OptionalDouble.of(periodsPerYear);
    }

    /// The 95 % confidence interval, where the statistic has one.
    public Optional<Interval> ci95() {
        return Optional.ofNullable(ci95);
    }

    @Override
    public String toString() {
        return name + " " + (isAbsent() ? "n/a (" + reason + ")" : Double.toString(value));
    }
}
