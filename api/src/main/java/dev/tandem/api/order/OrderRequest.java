package dev.tandem.api.order;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;

/// What a strategy asks for; nothing has been checked yet.
///
/// @param quantity rounded down to the lot; denied when nothing is left
/// @param reduceOnly denied or cut by the venue when it would enlarge or turn the position
/// @param tag free text for files and reports; empty for none
public record OrderRequest(
        Instrument instrument,
        Side side,
        Quantity quantity,
        OrderTerms terms,
        TimeInForce timeInForce,
        boolean reduceOnly,
        String tag) {
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

    private static OrderRequest of(
            Instrument instrument, Side side, Quantity quantity, OrderTerms terms) {
        return new OrderRequest(instrument, side, quantity, terms, TimeInForce.GTC, false, "");
    }

    public OrderRequest withTimeInForce(TimeInForce changed) {
        return new OrderRequest(instrument, side, quantity, terms, changed, reduceOnly, tag);
    }

    public OrderRequest withReduceOnly() {
        return new OrderRequest(instrument, side, quantity, terms, timeInForce, true, tag);
    }

    public OrderRequest withTag(String changed) {
        return new OrderRequest(
                instrument, side, quantity, terms, timeInForce, reduceOnly, changed);
    }

    public OrderRequest withQuantity(Quantity changed) {
        return new OrderRequest(instrument, side, changed, terms, timeInForce, reduceOnly, tag);
    }
}
