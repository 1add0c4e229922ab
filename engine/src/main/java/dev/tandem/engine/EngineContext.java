package dev.tandem.engine;

import dev.tandem.api.account.Account;
import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.account.Position;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.problem.Names;
import dev.tandem.api.strategy.Bars;
import dev.tandem.api.strategy.Basket;
import dev.tandem.api.strategy.Bracket;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Data;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.market.DataView;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The strategy's handle on its [Engine].
final class EngineContext implements Context {
    private final Engine engine;
    private final Data data;
    private final AccountView account;

    EngineContext(Engine engine) {
        this.engine = engine;
        data =
                new DataView(
                        engine.market,
                        engine::nowNanos,
                        instrument -> engine.listings.obstacle(instrument).isEmpty());
        account = new AccountView(engine.config.account(), engine.portfolio, engine.power);
    }

    @Override
    public Instant now() {
        engine.calls.requireCallback();
        return Instant.EPOCH.plusNanos(engine.nowNanos());
    }

    @Override
    public long nowNanos() {
        engine.calls.requireCallback();
        return engine.nowNanos();
    }

    @Override
    public Instrument instrument(String symbol) {
        engine.calls.requireCallback();
        for (var instrument : engine.config.instruments()) {
            if (instrument.symbol().equals(symbol) || instrument.id().toString().equals(symbol)) {
                return instrument;
            }
        }
        var known = engine.config.instruments().stream().map(Instrument::symbol).toList();
        throw new IllegalArgumentException(
                "the run has no instrument \"" + symbol + "\", " + Names.hint(symbol, known));
    }

    @Override
    public List<Instrument> instruments() {
        engine.calls.requireCallback();
        return engine.config.instruments();
    }

    @Override
    public List<Bars> universe() {
        engine.calls.requireCallback();
        return engine.universe;
    }

    @Override
    public Bars bars(Instrument instrument, BarSize size) {
        engine.calls.requireCallback();
        return engine.market.subscribe(instrument, size);
    }

    @Override
    public void trades(Instrument instrument) {
        engine.calls.requireCallback();
        engine.market.ticks().subscribeTrades(instrument);
    }

    @Override
    public void quotes(Instrument instrument) {
        engine.calls.requireCallback();
        engine.market.ticks().subscribeQuotes(instrument);
    }

    @Override
    public Book book(Instrument instrument) {
        engine.calls.requireCallback();
        return engine.market.ticks().subscribeBook(instrument);
    }

    @Override
    public Data data() {
        engine.calls.requireCallback();
        return data;
    }

    @Override
    public TradingCalendar calendar(String code) {
        engine.calls.requireCallback();
        return engine.config.calendars().apply(code);
    }

    @Override
    public Account account() {
        engine.calls.requireCallback();
        return account;
    }

    @Override
    public Position position(Instrument instrument) {
        engine.calls.requireCallback();
        return engine.isHedged
                ? account.position(instrument)
                : engine.book(instrument, SideMode.NET);
    }

    @Override
    public Position position(Instrument instrument, SideMode sideMode) {
        engine.calls.requireCallback();
        return engine.book(instrument, sideMode);
    }

    @Override
    public List<Order> openOrders() {
        engine.calls.requireCallback();
        return List.copyOf(engine.keeper.open());
    }

    @Override
    public List<Order> openOrders(Instrument instrument) {
        engine.calls.requireCallback();
        return engine.keeper.openOf(instrument);
    }

    @Override
    public Order submit(OrderRequest request) {
        engine.calls.requireCallback();
        return engine.desk.submit(request);
    }

    @Override
    public List<Order> basket(Consumer<Basket> legs) {
        engine.calls.requireCallback();
        return engine.baskets.submit(legs);
    }

    @Override
    public Bracket bracket(OrderRequest entry, Consumer<Bracket.Exits> exits) {
        engine.calls.requireCallback();
        return engine.groups.bracket(entry, exits);
    }

    @Override
    public List<Order> oneCancelsOther(List<OrderRequest> requests) {
        engine.calls.requireCallback();
        return engine.groups.oneCancelsOther(requests);
    }

    @Override
    public List<Order> oneTriggersOther(OrderRequest first, List<OrderRequest> then) {
        engine.calls.requireCallback();
        return engine.groups.oneTriggersOther(first, then);
    }

    @Override
    public void targetWeight(Instrument instrument, double weight) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("no weight of " + instrument + ": " + weight);
        }
        targetValue(instrument, weight * Math.max(0, equity()));
    }

    @Override
    public void targetValue(Instrument instrument, double value) {
        engine.calls.requireCallback();
        engine.market.requireKnown(instrument);
        var price = engine.market.lastPrice(instrument);
        if (Double.isNaN(price) && value != 0) {
            return; // nothing is known of it yet; the next target tries again
        }
        if (price <= 0 && value != 0) {
            throw new IllegalArgumentException(
                    "a value of "
                            + instrument
                            + " cannot be held at a price of "
                            + price
                            + ", use targetQuantity");
        }
        var worth = worthOfOne(instrument, price);
        if (Double.isNaN(worth)) {
            return; // as long as no rate to the account's currency is known
        }
        var units =
                value == 0
                        ? 0
                        : instrument.floorToLot(
                                instrument.quantityUnits(Math.abs(value) / worth),
                                engine.nowNanos());
        var tolerance =
                value == 0
                        ? 0
                        : Targets.toleranceUnits(
                                instrument, worth, equity(), engine.config.targetTolerance());
        engine.targets.set(instrument, value < 0 ? -units : units, tolerance, true);
    }

    @Override
    public void targetQuantity(Instrument instrument, double signedQuantity) {
        engine.calls.requireCallback();
        var units =
                instrument.floorToLot(
                        instrument.quantityUnits(Math.abs(signedQuantity)), engine.nowNanos());
        engine.targets.set(instrument, signedQuantity < 0 ? -units : units, 0, false);
    }

    @Override
    public void close(Instrument instrument) {
        targetQuantity(instrument, 0);
    }

    @Override
    public Quantity quantityForRisk(Instrument instrument, double riskFraction, double distance) {
        engine.calls.requireCallback();
        if (!(riskFraction > 0) || !(distance > 0)) {
            throw new IllegalArgumentException(
                    "risk and distance must be above 0: risk "
                            + riskFraction
                            + ", distance "
                            + distance);
        }
        var price = engine.market.lastPrice(instrument);
        var each =
                instrument.contract().inverse()
                        ? Math.abs(
                                worthOfOne(instrument, price)
                                        - worthOfOne(instrument, price + distance))
                        : worthOfOne(instrument, distance);
        return share(instrument, riskFraction, each);
    }

    @Override
    public Quantity quantityForWeight(Instrument instrument, double weight, double price) {
        engine.calls.requireCallback();
        if (!(weight >= 0) || !(price > 0)) {
            throw new IllegalArgumentException(
                    "weight must be 0 or greater and price above 0: weight "
                            + weight
                            + ", price "
                            + price);
        }
        return share(instrument, weight, worthOfOne(instrument, price));
    }

    /// The units of which each takes `each` of the account's currency, that a fraction of equity
    /// affords; none while prices or rates are unknown.
    private Quantity share(Instrument instrument, double fraction, double each) {
        var affords = Math.max(0, equity()) * fraction / each;
        var units = Double.isNaN(affords) ? 0 : instrument.quantityUnits(affords);
        return new Quantity(
                instrument.floorToLot(units, engine.nowNanos()), instrument.quantityScale());
    }

    /// What one unit of quantity is worth in the account's currency, NaN while the rate is unknown.
    private double worthOfOne(Instrument instrument, double price) {
        engine.market.requireKnown(instrument);
        var rates = engine.portfolio.rates();
        var number = rates.number(instrument.currency());
        if (!rates.isKnown(number)) {
            return Double.NaN;
        }
        var multiplier = instrument.multiplier().doubleValue();
        var worth = instrument.contract().inverse() ? multiplier / price : price * multiplier;
        return number == 0
                ? worth
                : worth * FixedPoint.toDouble(rates.rateUnits(number), CurrencyRates.SCALE);
    }

    @Override
    public void schedule(Schedule schedule, Consumer<Context> action) {
        engine.calls.requireDeclaring("schedule");
        engine.timers.add("", schedule, action, engine.nowNanos());
    }

    @Override
    public void schedule(String name, Schedule schedule) {
        engine.calls.requireDeclaring("schedule");
        engine.timers.add(name, schedule, null, engine.nowNanos());
    }

    @Override
    public RandomGenerator random() {
        engine.calls.requireCallback();
        return engine.random;
    }

    @Override
    public void record(String name, double value) {
        engine.calls.requireCallback();
        engine.calls.record(name, value);
    }

    private double equity() {
        return FixedPoint.toDouble(
                engine.portfolio.equityUnits(), engine.portfolio.currency().scale());
    }
}
