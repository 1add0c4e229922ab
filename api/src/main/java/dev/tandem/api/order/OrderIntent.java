package dev.tandem.api.order;

import dev.tandem.api.instrument.Instrument;

/// An order as it goes to a venue: checked, in units of the instrument's storage scales.
///
/// @param orderNumber the engine's number of the order
/// @param quantityUnits above 0; an estimate unless the size is [OrderSize.Units]
/// @param size as asked for
public record OrderIntent(
        long orderNumber,
        Instrument instrument,
        Side side,
        SideMode sideMode,
        long quantityUnits,
        OrderSize size,
        OrderTerms terms,
        TimeInForce timeInForce,
        boolean reduceOnly,
        boolean postOnly,
        OrderLinks links) {}
