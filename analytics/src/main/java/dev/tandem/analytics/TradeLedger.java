package dev.tandem.analytics;

import dev.tandem.analytics.TradeBuilder.Part;
import dev.tandem.api.account.BookKey;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.Reversal;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns fills into trades, one position at a time for each key.
final class TradeLedger {
    private final Map<BookKey, TradeBuilder> open = new LinkedHashMap<>();
    private final List<List<TradeBuilder>> openByOrdinal = new ArrayList<>();
    private final List<Trade> closed = new ArrayList<>();

    void onFill(Fill fill, Money equity) {
        take(fill, fill.side(), equity);
    }

    /// What is taken back is traded back at its own price, which brings all sums to what they would
    /// be without it.
    void onReversal(Reversal reversal, Money equity) {
        var back =
                new Fill(
                        reversal.fillNumber(),
                        reversal.executionId(),
                        reversal.key(),
                        reversal.order(),
                        reversal.atNanos(),
                        reversal.quantityUnits(),
                        reversal.priceUnits(),
                        minus(reversal.commission()),
                        minus(reversal.commissionInAccount()),
                        reversal.rateUnits(),
                        Liquidity.TAKER,
                        false,
                        reversal.positionAfterUnits(),
                        reversal.cashAfter());
        take(back, reversal.side().opposite(), equity);
    }

    private static Money minus(Money amount) {
        return new Money(-amount.units(), amount.currency());
    }

    private void take(Fill fill, Side side, Money equity) {
        var whole = Part.whole(fill);
        var position = open.get(fill.key());
        if (position != null) {
            var before = fill.positionAfterUnits() - side.sign() * fill.quantityUnits();
            position.adjust(before, fill.atNanos());
        }
        if (position == null) {
            begin(whole, side, equity);
        } else if (position.side() == side) {
            position.enter(whole);
        } else if (fill.quantityUnits() < position.heldUnits()) {
            position.exit(whole);
        } else {
            end(position, whole, side, equity);
        }
    }

    /// The amounts held change at the same cost.
    void onSplit(InstrumentEvent.Split split) {
        for (var position : openOf(split.instrument())) {
            position.split(split);
        }
    }

    private void begin(Part part, Side side, Money equity) {
        var position = new TradeBuilder(part.fill(), side, equity);
        position.enter(part);
        open.put(part.fill().key(), position);
        openOf(position.instrument()).add(position);
    }

    private void end(TradeBuilder position, Part whole, Side side, Money equity) {
        var isFlip = whole.quantityUnits() > position.heldUnits();
        var closing = isFlip ? whole.first(position.heldUnits()) : whole;
        position.exit(closing);
        closed.add(position.closed(whole.fill().atNanos()));
        open.remove(whole.fill().key());
        openOf(position.instrument()).removeIf(each -> each == position);
        if (isFlip) {
            begin(whole.without(closing), side, equity);
        }
    }

    void onBar(long atNanos, Instrument instrument, double high, double low) {
        var positions = openOf(instrument);
        for (var i = 0; i < positions.size(); i++) {
            positions.get(i).onBar(atNanos, high, low);
        }
    }

    private List<TradeBuilder> openOf(Instrument instrument) {
        while (openByOrdinal.size() <= instrument.ordinal()) {
            openByOrdinal.add(new ArrayList<>());
        }
        return openByOrdinal.get(instrument.ordinal());
    }

    List<Trade> closed() {
        return List.copyOf(closed);
    }

    List<OpenTrade> open() {
        return open.values().stream().map(TradeBuilder::open).toList();
    }
}
