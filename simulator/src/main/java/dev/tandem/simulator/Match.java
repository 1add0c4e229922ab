package dev.tandem.simulator;

/// What matching one order against one price or bar gave; reused.
final class Match {
    /// Whether it trades, if anything is left to trade.
    boolean found;

    long priceUnits;

    /// Whether slippage applies.
    boolean slips;

    /// The worst price that slippage may reach.
    long capUnits;

    /// Whether it trades at the open of a bar.
    boolean atOpen;

    /// Whether the price lies inside the range of the bar.
    boolean inBar;

    /// Whether the order rested before it traded.
    boolean maker;

    void clear() {
        found = false;
        slips = false;
        atOpen = false;
        inBar = false;
        maker = false;
    }

    /// Trades at a price without slippage.
    void at(long price) {
        found = true;
        priceUnits = price;
        slips = false;
    }

    /// Trades at a price, slipped up to a cap.
    void slipped(long price, long cap) {
        found = true;
        priceUnits = price;
        slips = true;
        capUnits = cap;
    }
}
