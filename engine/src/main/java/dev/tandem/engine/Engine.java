package dev.tandem.engine;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Revision;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
import dev.tandem.api.strategy.Bars;
import dev.tandem.api.strategy.RecoveryReport;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.strategy.Timer;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.engine.market.Market;
import dev.tandem.engine.market.Subscription;
import dev.tandem.engine.market.TickKind;
import dev.tandem.engine.order.KeptOrder;
import dev.tandem.engine.order.OrderInput;
import dev.tandem.engine.order.OrderKeeper;
import dev.tandem.engine.order.PositionInterval;
import dev.tandem.engine.portfolio.KeptPosition;
import dev.tandem.engine.portfolio.Portfolio;
import dev.tandem.engine.risk.RiskGate;
import dev.tandem.engine.state.FieldFit;
import dev.tandem.engine.state.FieldState;
import dev.tandem.engine.time.ScheduleClock;
import dev.tandem.engine.time.SeededRandom;
import dev.tandem.engine.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deterministic function from stamped inputs to effects: market data, reports and timers come in
/// through one method each, with their event and arrival time; orders go out through [#poll]. It
/// reads no clock, starts no thread and does no input or output; it holds nothing of the future.
///
/// The caller brings the inputs of one instant in this order: reports; [#mark] for every bar that
/// ends, then [#endMarks]; [#onBar] small sizes first, instruments in order, then [#onSlice];
/// [#onTimer] until it says no; then what begins, and ticks: [#price], then [#onTrade], [#onQuote]
/// or [#onBook]. After each call it drains [#poll] and brings the reports that this causes.
///
/// Not thread-safe: one thread at a time.
public final class Engine implements EngineInputs {
    private static final int STATE_VERSION = 3;
    private static final List<SideMode> NET = List.of(SideMode.NET);
    private static final List<SideMode> HEDGED = List.of(SideMode.LONG, SideMode.SHORT);

    final EngineConfig config;
    final Portfolio portfolio;
    final Market market;
    final Listings listings;
    final OrderKeeper keeper = new OrderKeeper();
    final OrderDesk desk;
    final Targets targets;
    final Baskets baskets;
    final Groups groups;
    final BuyingPower power;
    final Timers timers;
    final SeededRandom random;
    final StrategyCalls calls;
    final List<Bars> universe;
    final boolean isHedged;

    private final Strategy strategy;
    private final RunListener listener;
    private final EngineContext context;
    private final KeptPosition[] books;
    private final Outbox outbox;
    private final Bookings bookings;
    private long startNanos;
    private long nowNanos = Long.MIN_VALUE;
    private long arrivalNanos = Long.MIN_VALUE;
    private boolean started;
    private @Nullable Revision refusing; // while the strategy hears of a late bar

    public Engine(EngineConfig config, Strategy strategy, RunListener listener) {
        this.config = config;
        this.strategy = strategy;
        this.listener = listener;
        var callbacks = Callbacks.of(strategy);
        var transaction = new Transaction(keeper);
        portfolio =
                new Portfolio(config.cash(), config.instruments(), config.currencies(), listener);
        isHedged = config.terms().hedged();
        books =
                config.instruments().stream()
                        .flatMap(instrument ->
                                modes().stream().map(mode -> openBook(instrument, mode)))
                        .toArray(KeptPosition[]::new);
        timers = new Timers(new ScheduleClock(config.calendars()));
        random = new SeededRandom(config.seed());
        var configured = new ArrayList<Bars>();
        listings = new Listings(config.instruments(), config.unlisted());
        market =
                new Market(
                        config.instruments(),
                        this::requireDeclaring,
                        config.adjusted(),
                        this::fields,
                        callbacks.slice());
        config.universe()
                .forEach(feed -> configured.add(market.configure(feed.instrument(), feed.size())));
        universe = List.copyOf(configured);
        power = new BuyingPower(portfolio, keeper, market, config.terms(), this::nowNanos);
        var risk = new RiskGate(config.limits(), new EngineRiskView(this));
        desk =
                new OrderDesk(
                        keeper,
                        risk,
                        transaction,
                        power,
                        this::book,
                        this::nowNanos,
                        this::requireCallback,
                        listener);
        targets =
                new Targets(
                        config.instruments(),
                        desk,
                        keeper,
                        transaction,
                        instrument -> book(instrument, SideMode.NET),
                        power,
                        this::nowNanos);
        baskets = new Baskets(desk, keeper, transaction, power);
        groups = new Groups(desk, keeper, market);
        outbox = new Outbox(listener, market);
        context = new EngineContext(this);
        calls =
                new StrategyCalls(
                        strategy,
                        callbacks,
                        context,
                        transaction,
                        outbox,
                        listener,
                        config.stopOnAbort());
        bookings = new Bookings(this, strategy, context, listener);
    }

    @Override
    public void start(long atNanos, long arrivedNanos) {
        portfolio.open(atNanos);
        declare(atNanos, arrivedNanos);
    }

    private void declare(long atNanos, long arrivedNanos) {
        if (started) {
            throw new IllegalStateException("the engine is started already");
        }
        started = true;
        startNanos = atNanos;
        advance(atNanos, arrivedNanos);
        calls.declare(atNanos, () -> strategy.onStart(context));
    }

    @Override
    public void warm(int subscription, int left, long[] rows, int at) {
        market.warm(subscription, left, rows, at);
    }

    @Override
    public void adjustWarm(int subscription, InstrumentEvent event) {
        market.adjustWarm(subscription, event);
    }

    @Override
    public void adjust(long atNanos, long arrivedNanos, InstrumentEvent event) {
        advance(atNanos, arrivedNanos);
        market.adjust(event);
        listings.take(event);
        if (event instanceof InstrumentEvent.Split split) {
            targets.scale(split);
        }
        if (event instanceof InstrumentEvent.Split || event instanceof InstrumentEvent.Rolled) {
            dropUnsent(atNanos, event.instrument());
        }
    }

    /// Basket legs that never left, and changes that wait for the answer to another one, have
    /// prices and quantities from before.
    private void dropUnsent(long atNanos, Instrument instrument) {
        for (var order : List.copyOf(keeper.open())) {
            if (!order.instrument().equals(instrument)) {
                continue;
            }
            var wanted = order.wanted();
            if (wanted.merged()) {
                keeper.want(
                        order,
                        new KeptOrder.Wanted(
                                true,
                                false,
                                wanted.sentUnits(),
                                wanted.sentTerms(),
                                wanted.sentUnits(),
                                wanted.sentTerms()));
            }
            if (order.state() == OrderState.NEW) {
                var reason = "its instrument was split or rolled before it could leave";
                keeper.move(order, OrderInput.CANCEL, reason);
                calls.tell(atNanos, new OrderEvent.Cancelled(order, reason));
            }
        }
    }

    @Override
    public void onInstrument(long atNanos, long arrivedNanos, InstrumentEvent event) {
        advance(atNanos, arrivedNanos);
        var instrument = event.instrument();
        var price = market.lastPrice(instrument);
        if (!Double.isNaN(price) && portfolio.holds(instrument)) {
            portfolio.mark(instrument, instrument.priceUnits(price));
        }
        listener.onInstrument(event);
        if (calls.callbacks().instrument()) {
            calls.call(
                    Cause.INSTRUMENT,
                    instrument.ordinal(),
                    atNanos,
                    () -> strategy.onInstrument(context, event));
        }
    }

    @Override
    public void mark(
            long atNanos,
            long arrivedNanos,
            Instrument instrument,
            double high,
            double low,
            double close) {
        advance(atNanos, arrivedNanos);
        market.mark(instrument, close);
        if (portfolio.holds(instrument)) {
            portfolio.mark(instrument, instrument.priceUnits(close));
            listener.onPositionBar(atNanos, instrument, high, low);
        }
    }

    @Override
    public void price(Instrument instrument, double price) {
        market.mark(instrument, price);
        if (portfolio.holds(instrument)) {
            portfolio.mark(instrument, instrument.priceUnits(price));
        }
    }

    /// Whether there is no position and no open order.
    public boolean isFlat() {
        return keeper.openCount() == 0 && config.instruments().stream().noneMatch(this::holds);
    }

    /// Orders that are open.
    public int openOrders() {
        return keeper.openCount();
    }

    /// Instruments in which there is a position.
    public int positions() {
        return (int) config.instruments().stream().filter(this::holds).count();
    }

    /// Whether there is a position in an instrument.
    public boolean holds(Instrument instrument) {
        return portfolio.holds(instrument);
    }

    @Override
    public void endMarks(long atNanos) {
        listener.onEquity(
                atNanos, portfolio.cashUnits(), portfolio.equityUnits(), portfolio.exposureUnits());
    }

    @Override
    public void onBar(long atNanos, long arrivedNanos, int subscription, long[] rows, int at) {
        advance(atNanos, arrivedNanos);
        var bar = market.take(atNanos, subscription, rows, at);
        if (calls.callbacks().bar()) {
            calls.onBar(atNanos, bar);
        }
    }

    @Override
    public void onRevision(
            long atNanos,
            long arrivedNanos,
            int subscription,
            boolean allowsEntries,
            long[] rows,
            int at) {
        advance(atNanos, arrivedNanos);
        var bar = market.takeLate(subscription, rows, at);
        if (!calls.callbacks().revision()) {
            return;
        }
        var revision = new Revision(bar, atNanos, allowsEntries);
        refusing = allowsEntries ? null : revision;
        try {
            calls.call(
                    Cause.REVISION,
                    subscription,
                    atNanos,
                    () -> strategy.onRevision(context, revision));
        } finally {
            refusing = null;
        }
    }

    @Override
    public void onTrade(
            long atNanos,
            long arrivedNanos,
            Instrument instrument,
            double price,
            double size,
            Aggressor aggressor) {
        var trade = market.ticks().takeTrade(instrument, atNanos, price, size, aggressor);
        if (calls.callbacks().trade()) {
            advance(atNanos, arrivedNanos);
            calls.onTrade(atNanos, trade);
        }
    }

    @Override
    public void onQuote(
            long atNanos,
            long arrivedNanos,
            Instrument instrument,
            double bid,
            double bidSize,
            double ask,
            double askSize) {
        var quote = market.ticks().takeQuote(instrument, atNanos, bid, bidSize, ask, askSize);
        if (calls.callbacks().quote()) {
            advance(atNanos, arrivedNanos);
            calls.onQuote(atNanos, quote);
        }
    }

    @Override
    public void attach(Book book) {
        market.ticks().attach(book);
    }

    @Override
    public void onBook(long atNanos, long arrivedNanos, Instrument instrument) {
        if (calls.callbacks().book()) {
            advance(atNanos, arrivedNanos);
            calls.onBook(atNanos, market.ticks().book(instrument));
        }
    }

    @Override
    public void onSlice(long atNanos) {
        if (!calls.callbacks().slice()) {
            return;
        }
        var slice = market.takeSlice();
        if (slice != null) {
            calls.onSlice(atNanos, slice);
        }
    }

    @Override
    public boolean onTimer(long atNanos, long arrivedNanos) {
        var due = timers.takeDue(atNanos);
        if (due == null) {
            return false;
        }
        advance(atNanos, arrivedNanos);
        var action = due.action();
        calls.call(
                Cause.TIMER,
                due.index(),
                atNanos,
                () -> {
                    if (action != null) {
                        action.accept(context);
                    } else {
                        strategy.onTimer(context, new Timer(due.name(), atNanos));
                    }
                });
        return true;
    }

    /// When the next schedule is due, `Long.MAX_VALUE` if none is.
    public long nextTimerNanos() {
        return timers.nextNanos();
    }

    @Override
    public void onReport(long atNanos, long arrivedNanos, VenueReport report) {
        advance(atNanos, arrivedNanos);
        switch (report) {
            case ExecutionReport execution -> onExecution(atNanos, execution);
            case AccountReport account -> bookings.onAccount(atNanos, account);
        }
        calls.tellEvents(); // of what the strategy did when it was told of the report
    }

    private void onExecution(long atNanos, ExecutionReport report) {
        var order = keeper.find(report.orderNumber());
        var wanted = order.isReplacePending() ? order.wanted() : null;
        if (report instanceof ExecutionReport.Filled filled) {
            bookings.onFill(order, filled);
        } else {
            bookings.onOther(atNanos, order, report);
        }
        if (isFollowed(order, wanted)) {
            calls.followUp(order.number(), atNanos, () -> followUp(order, wanted));
        }
    }

    @Override
    public void halt(long atNanos, long arrivedNanos, String reason) {
        advance(atNanos, arrivedNanos);
        calls.run(
                Cause.HALT,
                0,
                atNanos,
                () -> {
                    for (var order : List.copyOf(keeper.open())) {
                        if (!order.isProtective()) {
                            desk.cancel(order);
                        }
                    }
                });
    }

    @Override
    public void recovered(long atNanos, long arrivedNanos, Recovery recovery) {
        advance(atNanos, arrivedNanos);
        if (!calls.callbacks().recovered()) {
            return;
        }
        var report =
                new RecoveryReport(
                        Instant.EPOCH.plusNanos(recovery.stoppedNanos()),
                        Instant.EPOCH.plusNanos(arrivedNanos),
                        recovery.wasClean(),
                        recovery.replayed(),
                        Duration.ofNanos(recovery.gapNanos()),
                        recovery.doubts().stream()
                                .map(doubt ->
                                        new RecoveryReport.Doubt(
                                                keeper.find(doubt.orderNumber()),
                                                doubt.request(),
                                                doubt.outcome()))
                                .toList());
        calls.call(Cause.RECOVERED, 0, atNanos, () -> strategy.onRecovered(context, report));
    }

    /// Whether the strategy wants to know of restarts.
    public boolean hearsRecovery() {
        return calls.callbacks().recovered();
    }

    @Override
    public void stop(long atNanos, long arrivedNanos) {
        advance(atNanos, arrivedNanos);
        calls.call(Cause.STOP, 0, atNanos, () -> strategy.onStop(context));
    }

    /// The next effect to carry out, oldest first; null when there is none.
    public @Nullable Effect poll() {
        return outbox.poll();
    }

    /// Whether [#poll] has an effect.
    public boolean hasEffects() {
        return outbox.hasEffects();
    }

    /// The hash of all decisions so far.
    public String decisionHash() {
        return outbox.decisionHash();
    }

    /// Number of callbacks that threw.
    public long aborts() {
        return calls.aborts();
    }

    public Money cash() {
        return new Money(portfolio.cashUnits(), portfolio.currency());
    }

    public Money equity() {
        return new Money(portfolio.equityUnits(), portfolio.currency());
    }

    /// The greatest event time delivered.
    public long nowNanos() {
        return nowNanos;
    }

    /// The greatest arrival time of an input; `Long.MIN_VALUE` before the first.
    public long arrivalNanos() {
        return arrivalNanos;
    }

    /// The subscriptions that need data, by number; complete after [#start].
    public List<Subscription> subscriptions() {
        return market.subscriptions();
    }

    /// Whether the strategy subscribed to a kind of ticks of an instrument; complete after
    /// [#start].
    public boolean isSubscribed(TickKind kind, Instrument instrument) {
        return market.ticks().isSubscribed(kind, instrument);
    }

    /// Whether the strategy has a callback for a kind of ticks. Without one only the last of
    /// several ticks needs to be delivered.
    public boolean hears(TickKind kind) {
        return switch (kind) {
            case BOOK -> calls.callbacks().book();
            case QUOTE -> calls.callbacks().quote();
            case TRADE -> calls.callbacks().trade();
        };
    }

    /// Everything needed to go on in a new engine of the same configuration with a new strategy
    /// instance. The outbox must be empty: save between two instants.
    public State save() {
        var fields = fields();
        return new State()
                .put("version", STATE_VERSION)
                .put("startNanos", startNanos)
                .put("nowNanos", nowNanos)
                .put("arrivalNanos", arrivalNanos)
                .put("fills", bookings.fills())
                .put("aborts", calls.aborts())
                .put("random", random.state())
                .put("outbox", outbox.save())
                .put("portfolio", portfolio.save())
                .put("orders", keeper.save())
                .put("targets", targets.save())
                .put("baskets", baskets.save())
                .put("timers", timers.save())
                .put("market", market.save(fields))
                .put("listings", listings.save())
                .put("strategy", fields.save(strategy));
    }

    /// Takes over what [#save] gave, instead of [#start]: `onStart` runs with orders muted so that
    /// everything declared exists, then all fields get their saved values (docs/adr/0001).
    public void restore(State state) {
        rebuild(state);
        loadRun(state);
        timers.load(state.getState("timers"));
        var fields = fields();
        market.load(state.getState("market"), fields);
        fields.load(strategy, state.getState("strategy"));
    }

    /// Lets the strategy declare what it needs, with orders muted, for a run that was saved.
    public void rebuild(State saved) {
        if (saved.getLong("version") != STATE_VERSION) {
            throw new IllegalStateException(
                    "saved state has version "
                            + saved.getLong("version")
                            + ", known is "
                            + STATE_VERSION);
        }
        desk.mute(true);
        calls.muteRecords(true);
        declare(saved.getLong("startNanos"), saved.getLong("startNanos"));
        desk.mute(false);
        calls.muteRecords(false);
    }

    private void loadRun(State state) {
        nowNanos = state.getLong("nowNanos");
        arrivalNanos = state.getLong("arrivalNanos");
        bookings.restore(state.getLong("fills"));
        calls.restoreAborts(state.getLong("aborts"));
        random.restore(state.getLong("random"));
        outbox.load(state.getState("outbox"));
        portfolio.load(state.getState("portfolio"), config.instruments());
        keeper.load(state.getState("orders"), config.instruments(), this::book, desk);
        targets.load(state.getState("targets"));
        baskets.load(state.getState("baskets"));
        listings.load(state.getState("listings"));
    }

    /// Puts a bar that was delivered to another engine of the same configuration into history and
    /// indicators; the strategy does not see it.
    ///
    /// @param rows as for [#onBar]
    public void observe(int subscription, long[] rows, int at) {
        market.takeLate(subscription, rows, at);
    }

    /// Takes over what an engine of the same configuration saved, whose strategy was made with
    /// other parameters. After [#rebuild], and after the bars of that engine were observed.
    ///
    /// Account, orders and decisions are those of the other engine. Of the strategy's fields those
    /// are taken over that the other strategy changed in its work; what its parameters made of it,
    /// and indicators, are its own (docs/adr/0023).
    ///
    /// @param blank another engine with the other strategy, rebuilt
    /// @param isOtherProgram whether it is not only made with other parameters: then its fields are
    ///   its own
    /// @throws IllegalArgumentException if the strategies ask for other data
    public void inherit(State state, Engine blank, boolean isOtherProgram) {
        if (!market.hasStreamsOf(blank.market)) {
            throw new IllegalArgumentException(
                    "with its new parameters the strategy asks for other bars or ticks than those"
                            + " that were recorded for it");
        }
        loadRun(state);
        timers.inherit(state.getState("timers"), blank.timers, nowNanos);
        market.inherit(state.getState("market"));
        if (!isOtherProgram) {
            fields().inherit(
                            strategy,
                            blank.fields().save(blank.strategy),
                            state.getState("strategy"));
        }
        listener.onTakenOver(keeper.all());
    }

    /// How the fields that a changed strategy's predecessor saved fit this one's class.
    ///
    /// @param state that [#inherit] is to take over
    /// @param blank another engine with the predecessor, rebuilt
    public FieldFit fit(State state, Engine blank) {
        return FieldFit.of(
                blank.strategy.getClass(),
                strategy.getClass(),
                blank.fields().save(blank.strategy),
                state.getState("strategy"),
                fields().save(strategy));
    }

    /// Whether the strategy of another engine subscribed to the same ticks and hears of the same
    /// ones: then its feed can go on with this one.
    public boolean hearsAs(Engine other) {
        for (var kind : TickKind.values()) {
            if (hears(kind) != other.hears(kind)
                    && config.instruments().stream().anyMatch(one -> isSubscribed(kind, one))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void onRate(long atNanos, long arrivedNanos, Currency currency, double rate) {
        advance(atNanos, arrivedNanos);
        var rates = portfolio.rates();
        rates.set(rates.number(currency), FixedPoint.fromDouble(rate, CurrencyRates.SCALE));
    }

    /// The position of a side mode; of a mode that the account does not have, one that no order
    /// reaches.
    KeptPosition book(Instrument instrument, SideMode mode) {
        market.requireKnown(instrument);
        if (!isHedged) {
            return books[instrument.ordinal()];
        }
        var place = Math.max(0, HEDGED.indexOf(mode));
        return books[instrument.ordinal() * HEDGED.size() + place];
    }

    private List<SideMode> modes() {
        return isHedged ? HEDGED : NET;
    }

    /// Between which amounts the position must lie at the venue, whatever became of the orders that
    /// left.
    public PositionInterval positionInterval(Instrument instrument, SideMode mode) {
        return PositionInterval.of(book(instrument, mode), keeper.open(), null);
    }

    /// What the engine itself has to do after a report: the rest of a target, a merged replace, a
    /// waiting basket leg.
    private void followUp(KeptOrder order, KeptOrder.@Nullable Wanted wanted) {
        targets.follow(order);
        if (order.isOpen() && wanted != null && wanted.merged() && !order.isReplacePending()) {
            desk.followReplace(order, wanted);
        }
        baskets.follow();
    }

    /// The late bar of which the strategy hears, if it may not enter on it.
    @Nullable Revision refusing() {
        return refusing;
    }

    private boolean isFollowed(KeptOrder order, KeptOrder.@Nullable Wanted wanted) {
        return wanted != null || targets.awaits(order) || baskets.isWaiting();
    }

    private void requireCallback() {
        calls.requireCallback();
    }

    private void requireDeclaring(String what) {
        calls.requireDeclaring(what);
    }

    private void advance(long atNanos, long arrivedNanos) {
        if (atNanos < nowNanos || arrivedNanos < arrivalNanos) {
            throw new IllegalStateException(
                    "time ran backwards: event "
                            + nowNanos
                            + " then "
                            + atNanos
                            + ", arrival "
                            + arrivalNanos
                            + " then "
                            + arrivedNanos);
        }
        nowNanos = atNanos;
        arrivalNanos = arrivedNanos;
    }

    private KeptPosition openBook(Instrument instrument, SideMode mode) {
        var key = new BookKey(config.account(), config.strategy(), instrument.id(), mode);
        return portfolio.position(key, instrument);
    }

    private FieldState fields() {
        return new FieldState(
                new EngineHandles(keeper, market, config.instruments()), strategy.getClass());
    }
}
