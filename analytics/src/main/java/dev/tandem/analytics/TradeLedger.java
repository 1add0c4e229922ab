package dev.tandem.analytics;

import dev.tandem.analytics.TradeBuilder.Part;
import dev.tandem.api.account.BookKey;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
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
        var whole = Part.whole(fill);
        var position = open.get(fill.key());
        if (position != null) {
            position.adjust(fill.positionAfterUnits() - signed(fill), fill.atNanos());
        }
        if (position == null) {
            begin(whole, equity);
        } else if (position.side() == fill.side()) {
            position.enter(whole);
        } else if (fill.quantityUnits() < position.heldUnits()) {
            position.exit(whole);
        } else {
            end(position, whole, equity);
        }
    }

    /// The amounts held change at the same cost.
    void onSplit(InstrumentEvent.Split split) {
        for (var position : openOf(split.instrument())) {
            position.split(split);
        }
    }

    private static long signed(Fill fill) {
        return fill.side().sign() * fill.quantityUnits();
    }

    private void begin(Part part, Money equity) {
        var position = new TradeBuilder(part.fill(), equity);
        position.enter(part);
        open.put(part.fill().key(), position);
        openOf(position.instrument()).add(position);
    }

    private void end(TradeBuilder position, Part whole, Money equity) {
        var isFlip = whole.quantityUnits() > position.heldUnits();
        var closing = isFlip ? whole.first(position.heldUnits()) : whole;
        position.exit(closing);
        closed.add(position.closed(whole.fill().atNanos()));
        open.remove(whole.fill().key());
        openOf(position.instrument()).removeIf(each -> each == position);
        if (isFlip) {
            begin(whole.without(closing), equity);
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
