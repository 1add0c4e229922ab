package dev.tandem.analytics;

import java.util.function.DoubleSupplier;

/// The observations that figures are made of: how many there are, and what else is wrong with them.
///
/// @param what they are, in the plural, such as `returns`
/// @param flaw why nothing can be computed from them, however many there are; empty when it can
record Sample(long n, String what, String flaw) {
    static Sample of(long n, String what) {
        return new Sample(n, what, "");
    }

    /// The same observations with a flaw, unless they have one already.
    Sample unless(boolean isFlawed, String reason) {
        return flaw.isEmpty() && isFlawed ? new Sample(n, what, reason) : this;
    }

    /// One figure, or the reason why there is none: too few observations first, then the flaw.
    ///
    /// @param least observations that the definition asks for
    /// @param calculation is only asked when there is nothing to say against it
    Statistic figure(String name, String formula, int least, DoubleSupplier calculation) {
        var figure =
                n < least
                        ? Statistic.absent(name, needs(least, what, n), n, formula)
                        : flaw.isEmpty()
                                ? Statistic.of(name, calculation.getAsDouble(), n, formula)
                                : Statistic.absent(name, flaw, n, formula);
        return least == 0 ? figure : figure.needing(amount(least, what));
    }

    static String needs(int least, String what, long have) {
        return "needs " + amount(least, what) + ", has " + have;
    }

    /// Such as `20 returns` or `1 return`.
    static String amount(int count, String what) {
        return count + " " + (count == 1 ? what.substring(0, what.length() - 1) : what);
    }
}
