package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Volume-weighted average price since an anchor, the present bar included. Each bar counts with
/// its [Bar#typicalPrice], the mean of high, low and close.
///
/// Formula: `sum of typical price × volume / sum of volume`, since the anchor
///
/// The first value appears at the first bar with volume. NaN again while the volume since the
/// anchor is 0, so always for sources without volume.
///
/// Source: anchored averages as in B. Shannon, *Maximum Trading Gains with Anchored VWAP* (2023);
/// the typical price stands for the trades inside a bar.
public final class Vwap implements Indicator {
    /// Where the average starts again.
    public enum Anchor {
        /// At the first bar of each [Bar#tradingDay].
        SESSION,

        /// At the first bar of each ISO week: Monday 00:00 UTC, by [Bar#openNanos].
        WEEK,

        /// Never: it starts with the first bar it is given.
        NONE
    }

    private static final long NANOS_OF_DAY = 86_400_000_000_000L;
    private static final int DAYS_FROM_MONDAY_TO_1970 = 3; // 1970-01-01 was a Thursday

    private final Anchor anchor;
    private final int warmup;
    private boolean started;
    private long span; // number of the day or week, see `spanOf`
    private double weighted;
    private double weightedRest; // exact sum less `weighted`
    private double volume;
    private double volumeRest; // exact sum less `volume`

    /// Starts again with each session and asks for one bar.
    public Vwap() {
        this(Anchor.SESSION);
    }

    /// Asks for one bar, so a run that begins inside a session or week averages from there on until
    /// the next.
    public Vwap(Anchor anchor) {
        this(anchor, 1);
    }

    /// Starts without history.
    ///
    /// @param warmup number of bars from one anchor to the next, 1 to 10,000,000, so that a run
    ///   that begins between two anchors still averages from the first; 10,080 for a week of
    ///   minutes around the clock
    public Vwap(Anchor anchor, int warmup) {
        this.anchor = anchor;
        this.warmup = Checks.period("Vwap", warmup, 1);
    }

    @Override
    public void add(Bar bar) {
        Checks.range(this, bar);
        Checks.volume(this, bar.volume());
        startAgainWhenDue(spanOf(bar));
        var amount = bar.typicalPrice() * bar.volume();
        var total = weighted + amount;
        weightedRest += Exact.restOfSum(weighted, amount, total);
        weighted = total;
        var totalVolume = volume + bar.volume();
        volumeRest += Exact.restOfSum(volume, bar.volume(), totalVolume);
        volume = totalVolume;
    }

    /// The average in price units; NaN until [#isReady].
    public double value() {
        return isReady() ? (weighted + weightedRest) / (volume + volumeRest) : Double.NaN;
    }

    @Override
    public int warmup() {
        return warmup;
    }

    /// Whether there was volume since the anchor; false again at an anchor whose first bars have
    /// none.
    @Override
    public boolean isReady() {
        return volume > 0;
    }

    @Override
    public String toString() {
        return "Vwap(" + anchor + ")";
    }

    private void startAgainWhenDue(long spanOfBar) {
        if (started && spanOfBar == span) {
            return;
        }
        started = true;
        span = spanOfBar;
        weighted = 0;
        weightedRest = 0;
        volume = 0;
        volumeRest = 0;
    }

    private long spanOf(Bar bar) {
        return switch (anchor) {
            case SESSION -> bar.tradingDay();
            case WEEK -> weekOf(Math.floorDiv(bar.openNanos(), NANOS_OF_DAY));
            case NONE -> 0;
        };
    }

    private static long weekOf(long daySince1970) {
        return Math.floorDiv(daySince1970 + DAYS_FROM_MONDAY_TO_1970, 7);
    }
}
