package dev.tandem.engine;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderKeeper;
import dev.tandem.engine.portfolio.KeptPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Brings positions to targets, with one market order of its own for each instrument.
///
/// A new target replaces the last: a working order that no longer fits is cancelled, and the new
/// difference is sent when the venue has confirmed its end, so that the two can never both fill.
/// Other open entry orders count towards the target, protective ones do not. While any order of the
/// instrument is in doubt nothing is sent: the difference waits for the answer.
final class Targets {
    private final List<Target> targets = new ArrayList<>();
    private final OrderDesk desk;
    private final OrderKeeper keeper;
    private final Transaction transaction;
    private final Function<Instrument, KeptPosition> books;
    private final BuyingPower power;
    private final LongSupplier now;

    private static final class Target {
        private @Nullable KeptOrder order;
        private boolean waiting;
        private boolean doubted; // waits for orders in doubt besides
        private long wantedUnits;
        private boolean affordable;
    }

    Targets(
            List<Instrument> instruments,
            OrderDesk desk,
            OrderKeeper keeper,
            Transaction transaction,
            Function<Instrument, KeptPosition> books,
            BuyingPower power,
            LongSupplier now) {
        this.power = power;
        this.now = now;
        this.desk = desk;
        this.keeper = keeper;
        this.transaction = transaction;
        this.books = books;
        instruments.forEach(_ -> targets.add(new Target()));
    }

    /// Sets the target.
    ///
    /// @param wantedUnits signed amount to hold
    /// @param toleranceUnits smaller differences send nothing
    /// @param affordable whether what opens a position is cut to what free cash pays for
    void set(Instrument instrument, long wantedUnits, long toleranceUnits, boolean affordable) {
        var target = targets.get(instrument.ordinal());
        var held =
                Math.addExact(
                        books.apply(instrument).signedUnits(), entries(instrument, target.order));
        var working =
                target.order != null && target.order.isOpen() ? target.order.signedOpenUnits() : 0;
        var difference = Math.subtractExact(wantedUnits, Math.addExact(held, working));
        var fits = difference == 0 || (wantedUnits != 0 && Math.abs(difference) < toleranceUnits);
        if (fits && !target.waiting) {
            return;
        }
        remember(target);
        var doubted = isInDoubt(instrument);
        if (doubted || (target.order != null && target.order.isOpen())) {
            target.waiting = true;
            target.doubted = doubted;
            target.wantedUnits = wantedUnits;
            target.affordable = affordable;
            if (!doubted && target.order != null) {
                desk.cancel(target.order);
            }
            return;
        }
        target.waiting = false;
        target.doubted = false;
        target.affordable = affordable;
        send(instrument, target, Math.subtractExact(wantedUnits, held));
    }

    /// Whether something waits for the end of an order, or for an answer about it.
    boolean awaits(KeptOrder order) {
        var target = targets.get(order.instrument().ordinal());
        return target.waiting && (target.doubted || target.order == order);
    }

    /// Goes on with what waited for the end of an order, or for an answer about it.
    void follow(KeptOrder order) {
        if (!awaits(order)) {
            return;
        }
        var instrument = order.instrument();
        var target = targets.get(instrument.ordinal());
        remember(target);
        if (isInDoubt(instrument)) {
            target.doubted = true;
            return;
        }
        var wasDoubted = target.doubted;
        target.doubted = false;
        var own = target.order;
        if (own != null && own.isOpen()) {
            if (wasDoubted) {
                desk.cancel(own); // it lives after all, and no longer fits
            }
            return;
        }
        target.waiting = false;
        var held = Math.addExact(books.apply(instrument).signedUnits(), entries(instrument, own));
        send(instrument, target, Math.subtractExact(target.wantedUnits, held));
    }

    /// Whether an order that may change the position on purpose is in doubt: then it is not known
    /// what is missing.
    private boolean isInDoubt(Instrument instrument) {
        if (!keeper.hasDoubts()) {
            return false;
        }
        for (var order : keeper.open()) {
            if (order.isInDoubt() && order.instrument().equals(instrument)) {
                return true;
            }
        }
        return false;
    }

    /// What waits for the end of an order is wanted in the units after a split.
    void scale(InstrumentEvent.Split split) {
        var target = targets.get(split.instrument().ordinal());
        target.wantedUnits =
                BigDecimal.valueOf(target.wantedUnits)
                        .multiply(split.ratio())
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
    }

    private void send(Instrument instrument, Target target, long wanted) {
        var difference =
                target.affordable
                        ? power.affordable(
                                instrument,
                                wanted,
                                books.apply(instrument).signedUnits(),
                                now.getAsLong())
                        : wanted;
        if (difference == 0) {
            return;
        }
        var quantity = new Quantity(Math.abs(difference), instrument.quantityScale());
        var request = OrderRequest.market(instrument, Side.of(difference), quantity);
        var order =
                desk.create(reduces(instrument, difference) ? request.withReduceOnly() : request);
        target.order = order;
        desk.release(order);
    }

    /// Whether it can only shrink the position: then it must not turn it when a protective order is
    /// faster.
    private boolean reduces(Instrument instrument, long difference) {
        var held = books.apply(instrument).signedUnits();
        return held > 0
                ? difference < 0 && -difference <= held
                : difference > 0 && difference <= -held;
    }

    private long entries(Instrument instrument, @Nullable KeptOrder own) {
        var units = 0L;
        var open = keeper.open();
        for (var i = 0; i < open.size(); i++) {
            var order = open.get(i);
            if (order != own && order.instrument().equals(instrument) && !order.isProtective()) {
                units = Math.addExact(units, order.signedOpenUnits());
            }
        }
        return units;
    }

    private void remember(Target target) {
        var order = target.order;
        var waiting = target.waiting;
        var wanted = target.wantedUnits;
        var affordable = target.affordable;
        var doubted = target.doubted;
        transaction.onAbort(() -> {
            target.order = order;
            target.waiting = waiting;
            target.wantedUnits = wanted;
            target.affordable = affordable;
            target.doubted = doubted;
        });
    }

    /// The units that are worth less than a share of equity.
    ///
    /// @param worth of one unit of quantity in the account's currency
    static long toleranceUnits(Instrument instrument, double worth, double equity, double share) {
        var quantity = share * equity / worth;
        return quantity > 0 ? FixedPoint.fromDouble(quantity, instrument.quantityScale()) : 0;
    }

    State save() {
        var saved = new ArrayList<State>();
        for (var target : targets) {
            saved.add(
                    new State()
                            .put("order", target.order == null ? 0 : target.order.number())
                            .put("waiting", target.waiting)
                            .put("wantedUnits", target.wantedUnits)
                            .put("doubted", target.doubted)
                            .put("affordable", target.affordable));
        }
        return new State().put("targets", saved);
    }

    void load(State state) {
        var saved = state.getList("targets");
        for (var i = 0; i < saved.size(); i++) {
            var number = saved.get(i).getLong("order");
            targets.get(i).order = number == 0 ? null : keeper.find(number);
            targets.get(i).waiting = saved.get(i).getBoolean("waiting");
            targets.get(i).wantedUnits = saved.get(i).getLong("wantedUnits");
            targets.get(i).doubted = saved.get(i).getBoolean("doubted");
            targets.get(i).affordable = saved.get(i).getBoolean("affordable");
        }
    }
}
