package dev.tandem.indicators;

/// How many bars an indicator without a fixed window asks for.
///
/// A recursive average never quite forgets its first value: after `k` more bars that value still
/// counts with weight `decay^k`. The rule here: enough bars that the weight is at most
/// [#SEED_WEIGHT]. Two runs that started on different bars then agree to about four digits of what
/// their starting values differed by.
final class Warmups {
    static final double SEED_WEIGHT = 1e-4;

    private Warmups() {}

    /// @param firstValueAt number of bars until the first value
    /// @param decay weight that one bar leaves to the value before it, 0 to below 1
    static int recursive(int firstValueAt, double decay) {
        return firstValueAt + (int) Math.ceil(StrictMath.log(SEED_WEIGHT) / StrictMath.log(decay));
    }

    /// For averages of averages that all start at `firstValueAt`. What their seeds still count for
    /// after `k` bars is about the chance that a Poisson number with mean `k × (1 - decay)` is
    /// below the number of levels; three tenths of the time of one level for each further one is
    /// enough.
    static int cascade(int firstValueAt, double decay, int levels) {
        var fade = recursive(0, decay);
        return firstValueAt + (int) Math.ceil(fade * (1 + 0.3 * (levels - 1)));
    }

    /// For an indicator fed with the values of another one from its first settled value on.
    static int chained(int first, int second) {
        return first + second - 1;
    }

    /// For Wilder's smoothing, about `9.2 × period` bars after the first value.
    static int wilder(int firstValueAt, int period) {
        return recursive(firstValueAt, 1 - 1.0 / period);
    }
}
