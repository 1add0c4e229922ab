package dev.tandem.api.order;

/// The direction of an order or a fill.
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /// +1 for a buy, -1 for a sell.
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    /// The side that moves a position by this signed amount; 0 counts as a buy.
    public static Side of(long signedUnits) {
        return signedUnits < 0 ? SELL : BUY;
    }
}
