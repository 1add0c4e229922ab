package dev.tandem.simulator;

/// What matching one order against one price or bar gave; reused.
final class Match {
    /// Whether it trades, if anything is left to trade.
    boolean found;

    long priceUnits;

    /// Whether slippage applies.
    boolean slips;

    /// Whether slippage ends at [#limitUnits].
    boolean limited;

    long limitUnits;

    /// Whether slippage may leave the range of a complete bar.
    boolean pastRange;

    /// Whether it trades at the open of a bar.
    boolean atOpen;

    /// Whether the price lies inside the range of the bar.
    boolean inBar;

    /// Whether the order rested before it traded.
    boolean maker;

    /// Most that trades at the price, `Long.MAX_VALUE` if nothing but the volume limits it.
    long mostUnits = Long.MAX_VALUE;

    /// Whether more can trade at other prices at once, and it is settled that all of it can where
    /// it must.
    boolean walks;

    /// When in the bar it trades.
    WorkingOrder.Moment moment() {
        if (atOpen) {
            return WorkingOrder.Moment.OPEN;
        }
        return inBar ? WorkingOrder.Moment.INSIDE : WorkingOrder.Moment.CLOSE;
    }

    void clear() {
        found = false;
        slips = false;
        pastRange = false;
        atOpen = false;
        inBar = false;
        maker = false;
        mostUnits = Long.MAX_VALUE;
        walks = false;
    }

    /// Trades at a price without slippage.
    void at(long price) {
        found = true;
        priceUnits = price;
        slips = false;
    }

    /// Trades at a price, slipped.
    void slipped(long price) {
        found = true;
        priceUnits = price;
        slips = true;
        limited = false;
    }

    /// Trades at a price, slipped up to a limit.
    void slipped(long price, long limit) {
        slipped(price);
        limited = true;
        limitUnits = limit;
    }
}
