package dev.tandem.api.order;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;

/// What a strategy asks for; nothing has been checked yet.
///
/// @param size rounded down to the lot; denied when nothing is left
/// @param reduceOnly cut by the venue to what reduces the position, ended when nothing does
/// @param postOnly refused by the venue when it would trade at once instead of resting
/// @param sideMode which position it acts on: the net one, or in a hedged account the long or the
///   short one
/// @param tag free text for files and reports; empty for none
public record OrderRequest(
        Instrument instrument,
        Side side,
        OrderSize size,
        OrderTerms terms,
        TimeInForce timeInForce,
        boolean reduceOnly,
        boolean postOnly,
        SideMode sideMode,
        String tag) {
    /// For the net position.
    public OrderRequest(
            Instrument instrument,
            Side side,
            OrderSize size,
            OrderTerms terms,
            TimeInForce timeInForce,
            boolean reduceOnly,
            boolean postOnly,
            String tag) {
        this(instrument, side, size, terms, timeInForce, reduceOnly, postOnly, SideMode.NET, tag);
    }

    /// Trades at the next price there is.
    public static OrderRequest market(Instrument instrument, Side side, Quantity quantity) {
        return of(instrument, side, quantity, new OrderTerms.Market());
    }

    /// Trades at `price` or better, until cancelled.
    public static OrderRequest limit(
            Instrument instrument, Side side, Quantity quantity, Price price) {
        return of(instrument, side, quantity, new OrderTerms.Limit(price));
    }

    /// Becomes a market order when the price reaches `trigger`; works until cancelled.
    public static OrderRequest stop(
            Instrument instrument, Side side, Quantity quantity, Price trigger) {
        return of(instrument, side, quantity, new OrderTerms.Stop(trigger));
    }

    /// Becomes a limit order at `limit` when the price reaches `trigger`; works until cancelled.
    public static OrderRequest stopLimit(
            Instrument instrument, Side side, Quantity quantity, Price trigger, Price limit) {
        return of(instrument, side, quantity, new OrderTerms.StopLimit(trigger, limit));
    }

    /// A stop that follows the price at a distance; works until cancelled.
    public static OrderRequest trailingStop(
            Instrument instrument, Side side, Quantity quantity, Distance trail) {
        return of(instrument, side, quantity, new OrderTerms.TrailingStop(trail));
    }

    /// Trades at the opening price of the next session.
    public static OrderRequest marketOnOpen(Instrument instrument, Side side, Quantity quantity) {
        return market(instrument, side, quantity).withTimeInForce(TimeInForce.AT_OPEN);
    }

    /// Trades at the closing price of the session, the next one if it is closing now.
    public static OrderRequest marketOnClose(Instrument instrument, Side side, Quantity quantity) {
        return market(instrument, side, quantity).withTimeInForce(TimeInForce.AT_CLOSE);
    }

    /// Any terms, until cancelled.
    public static OrderRequest of(
            Instrument instrument, Side side, Quantity quantity, OrderTerms terms) {
        return new OrderRequest(
                instrument,
                side,
                new OrderSize.Units(quantity),
                terms,
                TimeInForce.GTC,
                false,
                false,
                "");
    }

    public OrderRequest withSize(OrderSize changed) {
        return new OrderRequest(
                instrument, side, changed, terms, timeInForce, reduceOnly, postOnly, sideMode, tag);
    }

    public OrderRequest withQuantity(Quantity changed) {
        return withSize(new OrderSize.Units(changed));
    }

    public OrderRequest withTerms(OrderTerms changed) {
        return new OrderRequest(
                instrument, side, size, changed, timeInForce, reduceOnly, postOnly, sideMode, tag);
    }

    public OrderRequest withTimeInForce(TimeInForce changed) {
        return new OrderRequest(
                instrument, side, size, terms, changed, reduceOnly, postOnly, sideMode, tag);
    }

    public OrderRequest withReduceOnly() {
        return new OrderRequest(
                instrument, side, size, terms, timeInForce, true, postOnly, sideMode, tag);
    }

    public OrderRequest withPostOnly() {
        return new OrderRequest(
                instrument, side, size, terms, timeInForce, reduceOnly, true, sideMode, tag);
    }

    public OrderRequest withTag(String changed) {
        return new OrderRequest(
                instrument,
                side,
                size,
                terms,
                timeInForce,
                reduceOnly,
                postOnly,
                sideMode,
                changed);
    }

    /// The same order on the long or the short position of a hedged account.
    public OrderRequest withSideMode(SideMode changed) {
        return new OrderRequest(
                instrument, side, size, terms, timeInForce, reduceOnly, postOnly, changed, tag);
    }
}
