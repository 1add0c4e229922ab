package dev.tandem.simulator;

import dev.tandem.api.order.Side;
import dev.tandem.simulator.VenueModel.LimitRule;
import dev.tandem.simulator.VenueModel.OpenFills;
import java.util.OptionalLong;

/// At which price an order trades against a bar, if it does. Pure functions.
final class Matching {
    private Matching() {}

    /// An order that was there before the open, against the open.
    static OptionalLong atOpen(VenueModel model, WorkingOrder order, BarPrices bar) {
        return switch (order.kind) {
            case MARKET -> slipped(model, order, bar.open(), bar);
            case LIMIT ->
                    fillsLimit(model, order, bar.open())
                            ? OptionalLong.of(bar.open())
                            : OptionalLong.empty();
            case STOP ->
                    reaches(order.side.opposite(), bar.open(), order.priceUnits)
                            ? slipped(model, order, bar.open(), bar)
                            : OptionalLong.empty();
        };
    }

    /// An order that was there before the open and did not trade at it, against the rest of the
    /// bar.
    static OptionalLong inRange(VenueModel model, WorkingOrder order, BarPrices bar) {
        var best = order.side == Side.BUY ? bar.low() : bar.high();
        var worst = order.side == Side.BUY ? bar.high() : bar.low();
        return switch (order.kind) {
            case MARKET -> OptionalLong.empty();
            case LIMIT ->
                    fillsLimit(model, order, best)
                            ? OptionalLong.of(order.priceUnits)
                            : OptionalLong.empty();
            case STOP ->
                    reaches(order.side.opposite(), worst, order.priceUnits)
                            ? slipped(model, order, order.priceUnits, bar)
                            : OptionalLong.empty();
        };
    }

    /// An order entered inside the bar: of all its prices only the close is surely not older than
    /// the order.
    static OptionalLong atClose(VenueModel model, WorkingOrder order, BarPrices bar) {
        return switch (order.kind) {
            case MARKET -> slipped(model, order, bar.close(), bar);
            case LIMIT ->
                    fillsLimit(model, order, bar.close())
                            ? OptionalLong.of(bar.close())
                            : OptionalLong.empty();
            case STOP ->
                    reaches(order.side.opposite(), bar.close(), order.priceUnits)
                            ? slipped(model, order, bar.close(), bar)
                            : OptionalLong.empty();
        };
    }

    /// Whether `price` is at `limit` or better for this side.
    private static boolean reaches(Side side, long price, long limit) {
        return side == Side.BUY ? price <= limit : price >= limit;
    }

    private static boolean fillsLimit(VenueModel model, WorkingOrder order, long best) {
        return reaches(order.side, best, order.priceUnits)
                && (model.limitRule() == LimitRule.TOUCH || best != order.priceUnits);
    }

    private static OptionalLong slipped(
            VenueModel model, WorkingOrder order, long price, BarPrices bar) {
        var worse = model.slippage().apply(order.side, price);
        if (model.openFills() == OpenFills.WITHIN_BAR) {
            worse =
                    order.side == Side.BUY
                            ? Math.min(worse, bar.high())
                            : Math.max(worse, bar.low());
        }
        return OptionalLong.of(worse);
    }
}
