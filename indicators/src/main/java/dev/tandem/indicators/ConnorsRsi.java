package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Connors RSI: the mean of three readings from 0 to 100: the [Rsi] of the values, the [Rsi] of
/// their streak, and how the newest change ranks among those before it.
///
/// Formula: `(rsi(value, rsi) + rsi(streak, streak) + rank) / 3`, where the streak counts rises
/// (above 0) or falls (below 0) in a row, and `rank` is the percentage of the `rank` relative
/// changes before the newest that were smaller
///
/// The first value appears at value number `max(rsi + 1, streak + 1, rank + 2)`. [#warmup] asks for
/// enough that both averages have forgotten their seed. A change from 0 ranks as no change.
///
/// Source: L. Connors and C. Alvarez, *An Introduction to ConnorsRSI* (2012).
public final class ConnorsRsi implements ValueIndicator {
    private final int rsiPeriod;
    private final int streakPeriod;
    private final int rankPeriod;
    private final Rsi strength;
    private final Rsi streakStrength;
    private final Window changes;
    private boolean started;
    private double previous;
    private double streak;
    private double rank = Double.NaN;

    /// Periods 3, 2 and 100, as in the source.
    public ConnorsRsi() {
        this(3, 2, 100);
    }

    /// Starts without history.
    ///
    /// @param rsi 1 to 10,000,000
    /// @param streak 1 to 10,000,000
    /// @param rank number of changes that the newest is compared with, 1 to 9,999,999
    public ConnorsRsi(int rsi, int streak, int rank) {
        this.rsiPeriod = Checks.period("ConnorsRsi", "rsi period", rsi, 1);
        this.streakPeriod = Checks.period("ConnorsRsi", "streak period", streak, 1);
        this.rankPeriod =
                Checks.period("ConnorsRsi", "rank period", rank, 1, Checks.LONGEST_PERIOD - 1);
        this.strength = new Rsi(rsi);
        this.streakStrength = new Rsi(streak);
        this.changes = new Window(rank + 1);
    }

    @Override
    public void add(double value) {
        Checks.value(this, value);
        if (started) {
            streak = streakAfter(value - previous);
            changes.push(Ratios.of(value - previous, Math.abs(previous), 0));
            rank = rankOfNewest();
        }
        strength.add(value);
        streakStrength.add(streak);
        previous = value;
        started = true;
    }

    /// The mean of the three; NaN until [#isReady].
    @Override
    public double value() {
        return (strength() + streakStrength() + rank()) / 3;
    }

    /// Rises (above 0) or falls (below 0) in a row, 0 without change; NaN before the first value.
    public double streak() {
        return started ? streak : Double.NaN;
    }

    /// The index of the values; NaN before value number `rsi + 1`.
    public double strength() {
        return strength.value();
    }

    /// The index of the streak; NaN before value number `streak + 1`.
    public double streakStrength() {
        return streakStrength.value();
    }

    /// The rank of the newest change; NaN before value number `rank + 2`.
    public double rank() {
        return rank;
    }

    @Override
    public int warmup() {
        var averages = Math.max(strength.warmup(), rsiPeriod + streakStrength.warmup());
        return Math.max(averages, rankPeriod + 2);
    }

    @Override
    public boolean isReady() {
        return !Double.isNaN(value());
    }

    @Override
    public String toString() {
        return "ConnorsRsi(" + rsiPeriod + ", " + streakPeriod + ", " + rankPeriod + ")";
    }

    private double streakAfter(double change) {
        if (change > 0) {
            return Math.max(streak, 0) + 1;
        }
        return change < 0 ? Math.min(streak, 0) - 1 : 0;
    }

    private double rankOfNewest() {
        if (!changes.isReady()) {
            return Double.NaN;
        }
        var newest = changes.ago(0);
        var smaller = 0;
        for (var ago = 1; ago <= rankPeriod; ago++) {
            if (changes.ago(ago) < newest) {
                smaller++;
            }
        }
        return 100.0 * smaller / rankPeriod;
    }
}
