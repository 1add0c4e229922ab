package dev.tandem.analytics;

/// The returns of a series and of its benchmark over the same spans of time.
///
/// Both are cut to the period ends that they have in common before returns are computed, so that a
/// day which only one of them traded makes one longer return in both.
final class PairedReturns {
    private final double[] own;
    private final double[] benchmark;
    private final boolean isRuined;

    private PairedReturns(double[] own, double[] benchmark, boolean isRuined) {
        this.own = own;
        this.benchmark = benchmark;
        this.isRuined = isRuined;
    }

    /// @param benchmark by the same calendar as `own`
    static PairedReturns of(PeriodMarks own, PeriodMarks benchmark) {
        var ownValues = new DoubleColumn();
        var otherValues = new DoubleColumn();
        var isRuined = false;
        var other = 0;
        for (var i = 0; i < own.size(); i++) {
            while (other < benchmark.size() && benchmark.endNanos(other) < own.endNanos(i)) {
                other++;
            }
            if (other < benchmark.size() && benchmark.endNanos(other) == own.endNanos(i)) {
                ownValues.add(own.value(i));
                otherValues.add(benchmark.value(other));
                isRuined |= own.value(i) <= 0 || benchmark.value(other) <= 0;
            }
        }
        return new PairedReturns(
                ReturnMath.returns(ownValues.toArray()),
                ReturnMath.returns(otherValues.toArray()),
                isRuined);
    }

    /// `r`
    double[] own() {
        return own;
    }

    /// `b`
    double[] benchmark() {
        return benchmark;
    }

    /// `r - b`
    double[] difference() {
        var difference = new double[own.length];
        for (var i = 0; i < own.length; i++) {
            difference[i] = own[i] - benchmark[i];
        }
        return difference;
    }

    Sample sample() {
        return Sample.of(own.length, "common returns").unless(isRuined, "a value fell to zero");
    }
}
