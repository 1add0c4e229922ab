package dev.tandem.engine.portfolio;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The exact books of one account: cash in ledger units, one position for each key, and their
/// running value.
///
/// Equity is cash plus the value of all positions; it is kept, not summed anew. Every sum is
/// checked: what leaves 64 bits throws [ArithmeticException].
public final class Portfolio {
    private final Currency currency;
    private final Map<BookKey, KeptPosition> positions = new LinkedHashMap<>();
    private final List<ArrayList<KeptPosition>> byInstrument = new ArrayList<>();
    private long cashUnits;
    private long valueUnits;
    private long exposureUnits;
    private long commissionUnits;

    public Portfolio(Money cash, List<Instrument> instruments) {
        currency = cash.currency();
        cashUnits = cash.units();
        instruments.forEach(_ -> byInstrument.add(new ArrayList<>(1)));
    }

    /// The position of a key, flat if nothing was ever booked under it.
    public KeptPosition position(BookKey key, Instrument instrument) {
        var known = positions.get(key);
        if (known != null) {
            return known;
        }
        var position = new KeptPosition(key, instrument);
        positions.put(key, position);
        byInstrument.get(instrument.ordinal()).add(position);
        return position;
    }

    /// Books a fill: cash moves by the notional and the commission, the position by the quantity.
    public void book(
            KeptPosition position, Side side, long quantityUnits, long priceUnits, long feeUnits) {
        var notional = position.instrument().notional(priceUnits, quantityUnits);
        cashUnits =
                Math.subtractExact(
                        Math.subtractExact(cashUnits, Math.multiplyExact(side.sign(), notional)),
                        feeUnits);
        commissionUnits = Math.addExact(commissionUnits, feeUnits);
        position.fill(Math.multiplyExact(side.sign(), quantityUnits), priceUnits);
        remark(position, priceUnits);
    }

    /// Values all positions of an instrument at a price.
    public void mark(Instrument instrument, long priceUnits) {
        var held = byInstrument.get(instrument.ordinal());
        for (var i = 0; i < held.size(); i++) {
            var position = held.get(i);
            if (!position.isFlat()) {
                remark(position, priceUnits);
            }
        }
    }

    /// Whether any position of the instrument is open.
    public boolean holds(Instrument instrument) {
        var held = byInstrument.get(instrument.ordinal());
        for (var i = 0; i < held.size(); i++) {
            if (!held.get(i).isFlat()) {
                return true;
            }
        }
        return false;
    }

    /// The signed net amount over all keys of the instrument.
    public long netUnits(Instrument instrument) {
        var net = 0L;
        for (var position : byInstrument.get(instrument.ordinal())) {
            net = Math.addExact(net, position.signedUnits());
        }
        return net;
    }

    /// The value of all positions of the instrument at its last mark.
    public long netValueUnits(Instrument instrument) {
        var net = 0L;
        for (var position : byInstrument.get(instrument.ordinal())) {
            net = Math.addExact(net, position.valueUnits());
        }
        return net;
    }

    /// The average price if one book alone holds the instrument; several books have no common one.
    public Optional<Price> soleAverage(Instrument instrument) {
        var open =
                byInstrument.get(instrument.ordinal()).stream()
                        .filter(position -> !position.isFlat())
                        .toList();
        return open.size() == 1 ? open.getFirst().averagePrice() : Optional.empty();
    }

    public Currency currency() {
        return currency;
    }

    public long cashUnits() {
        return cashUnits;
    }

    public long equityUnits() {
        return Math.addExact(cashUnits, valueUnits);
    }

    /// Sum of the absolute values of all positions.
    public long exposureUnits() {
        return exposureUnits;
    }

    /// What it would cost to buy all shorts back at their marks.
    public long shortValueUnits() {
        return Math.subtractExact(exposureUnits, valueUnits) / 2;
    }

    private void remark(KeptPosition position, long priceUnits) {
        var before = position.valueUnits();
        position.mark(priceUnits);
        var after = position.valueUnits();
        valueUnits = Math.addExact(valueUnits, Math.subtractExact(after, before));
        exposureUnits =
                Math.addExact(
                        exposureUnits,
                        Math.subtractExact(Math.absExact(after), Math.absExact(before)));
    }

    public State save() {
        var saved = new ArrayList<State>();
        for (var entry : positions.entrySet()) {
            saved.add(
                    entry.getValue()
                            .save()
                            .put("account", entry.getKey().account())
                            .put("strategy", entry.getKey().strategy())
                            .put("sideMode", entry.getKey().sideMode().name())
                            .put("instrument", entry.getValue().instrument().ordinal()));
        }
        return new State()
                .put("cashUnits", cashUnits)
                .put("valueUnits", valueUnits)
                .put("exposureUnits", exposureUnits)
                .put("commissionUnits", commissionUnits)
                .put("positions", saved);
    }

    public void load(State state, List<Instrument> instruments) {
        cashUnits = state.getLong("cashUnits");
        valueUnits = state.getLong("valueUnits");
        exposureUnits = state.getLong("exposureUnits");
        commissionUnits = state.getLong("commissionUnits");
        for (var saved : state.getList("positions")) {
            var instrument = instruments.get(saved.getInt("instrument"));
            var key =
                    new BookKey(
                            saved.getText("account"),
                            saved.getText("strategy"),
                            instrument.id(),
                            SideMode.valueOf(saved.getText("sideMode")));
            position(key, instrument).load(saved);
        }
    }
}
