package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;

/// What can be traded at once is displayed, by level from the best one, with what our orders have
/// taken of it.
abstract sealed class DisplayedMarket implements TickMarket permits QuotedMarket, BookMarket {
    final Instrument instrument;
    private final TakenLevels takenBids = new TakenLevels();
    private final TakenLevels takenAsks = new TakenLevels();

    DisplayedMarket(Instrument instrument) {
        this.instrument = instrument;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    /// Time of the last update.
    abstract long atNanos();

    /// Whether what is displayed is known, empty or not.
    abstract boolean isKnown();

    /// Number of levels of a side.
    abstract int count(Side side);

    abstract double price(Side side, int level);

    /// Displayed units of a level, `Long.MAX_VALUE` if they are not told.
    abstract long size(Side side, int level);

    /// Displayed units at a price, 0 if none are.
    abstract long sizeAt(Side side, long priceUnits);

    /// Whether what is displayed can still be traded: not once its session is over.
    boolean stands(long now) {
        if (!isKnown()) {
            return false;
        }
        var calendar = instrument.calendar();
        return atNanos() == now
                || calendar.isAlwaysOpen()
                || calendar.nextCloseNanos(atNanos()) == calendar.nextCloseNanos(now);
    }

    @Override
    public double meets(Side side, long now) {
        var opposite = side.opposite();
        return stands(now) && count(opposite) > 0 ? price(opposite, 0) : Double.NaN;
    }

    final long priceUnits(Side side, int level) {
        return instrument.priceUnits(price(side, level));
    }

    /// What an order can have of a level.
    final long left(Side side, int level) {
        var size = size(side, level);
        return size == Long.MAX_VALUE ? size : taken(side).left(priceUnits(side, level), size);
    }

    final void take(Side side, int level, long units) {
        var size = size(side, level);
        if (size != Long.MAX_VALUE && units > 0) {
            taken(side).take(priceUnits(side, level), size, units);
        }
    }

    /// Whether anything displayed is taken.
    final boolean isTaken() {
        return !takenBids.isEmpty() || !takenAsks.isEmpty();
    }

    /// What is displayed has changed.
    final void update() {
        update(Side.BUY);
        update(Side.SELL);
    }

    private void update(Side side) {
        if (!taken(side).isEmpty()) {
            taken(side).update(price -> sizeAt(side, price));
        }
    }

    private TakenLevels taken(Side side) {
        return side == Side.BUY ? takenBids : takenAsks;
    }

    @Override
    public State save() {
        return new State().put("bids", takenBids.save()).put("asks", takenAsks.save());
    }

    @Override
    public void load(State state) {
        takenBids.load(state.getState("bids"));
        takenAsks.load(state.getState("asks"));
    }
}
