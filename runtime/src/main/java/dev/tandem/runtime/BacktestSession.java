package dev.tandem.runtime;

import dev.tandem.api.connector.TradingVenue;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.state.State;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.engine.Effect;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;
import dev.tandem.simulator.SimulatedVenue;
import java.util.List;
import java.util.function.LongConsumer;

/// A backtest that can be advanced instant by instant, saved and restored between two of them.
///
/// The order of one instant: venue reports; everything that ends, for all instruments (ranges,
/// expiries, marks, bars to the strategy small sizes first and instruments in order, slice,
/// timers); what happens to instruments; then everything that begins, for all instruments (opens);
/// then the ticks of the instant, instruments in order, of one instrument its book, quotes and
/// trades. Rates of currencies that are known at an instant are told before all of it. Effects are
/// carried out, and the reports they cause brought, after each single input. The earliest next
/// event of all streams is the watermark: no stream can bring anything older.
public final class BacktestSession {
    private static final int SETTLE_LIMIT = 1_000_000;
    private static final long AWAKE = Long.MIN_VALUE;

    private final BacktestPlan plan;
    private final StreamPlan streamPlan;
    private Engine engine;
    private final EngineInputs inputs;
    private final SimulatedVenue simulated;
    private final MatchingVenue venue;
    private final TradingVenue orders;
    private final SessionLink link;
    private final Attention attention;
    private final ReportPath reports;
    private final boolean isDirect;
    private final IndicatorSource indicators;
    private final EventPlan eventPlan;
    private final List<RateStream> rates;
    private EventStream events = new EventStream(List.of());
    private final LongConsumer settling = this::settle;
    private BarStreams streams = new BarStreams(List.of());
    private final LateBars late;
    private long lateBars;
    private TickStreams ticks;
    private long nowNanos;
    private long fromNanos;
    private long bars;
    private long instants; // counted if the link wants to know them
    private long barsInAll;
    private boolean isBusy; // something was sent at this instant
    private long dullUntil = AWAKE; // instants before are bars alone, and the venue sleeps
    private long opensUntil; // opens before have happened

    public BacktestSession(BacktestPlan plan, Strategy strategy, RunListener listener) {
        this(plan, strategy, listener, ReportPath.DIRECT, IndicatorSource.NONE, SessionLink.DIRECT);
    }

    /// As above, with values of indicators that other runs of the same plan have computed. It
    /// cannot be saved: its indicators hold no state of their own.
    BacktestSession(
            BacktestPlan plan,
            Strategy strategy,
            RunListener listener,
            IndicatorSource indicators) {
        this(plan, strategy, listener, ReportPath.DIRECT, indicators, SessionLink.DIRECT);
    }

    /// As above, with reports that reach the engine in a way of their own. It can be saved only if
    /// that is the direct one.
    public BacktestSession(
            BacktestPlan plan, Strategy strategy, RunListener listener, ReportPath reports) {
        this(plan, strategy, listener, reports, IndicatorSource.NONE, SessionLink.DIRECT);
    }

    /// As above, with an engine and a venue that are reached through journals.
    public BacktestSession(
            BacktestPlan plan, Strategy strategy, RunListener listener, SessionLink link) {
        this(plan, strategy, listener, ReportPath.DIRECT, IndicatorSource.NONE, link);
    }

    private BacktestSession(
            BacktestPlan plan,
            Strategy strategy,
            RunListener listener,
            ReportPath reports,
            IndicatorSource indicators,
            SessionLink link) {
        this.plan = plan;
        this.link = link;
        late = new LateBars(link.arrivals());
        this.indicators = indicators;
        this.reports = reports;
        isDirect = reports.isDirect() && !link.isComplete();
        streamPlan = new StreamPlan(plan);
        var instruments = plan.history().instruments();
        eventPlan = new EventPlan(plan);
        rates = eventPlan.rates();
        engine = new EnginePlan(plan).engine(strategy, listener);
        simulated = new SimulatedVenue(plan.venue(), instruments, plan.cash(), plan.seed());
        inputs = link.inputs(engine);
        venue = link.venue(simulated);
        orders = link.orders(simulated);
        attention = link.isComplete() ? Attention.FULL : Attention.asNeeded(engine, venue);
        ticks = new TickStreams(inputs, venue, attention, List.of(), false);
    }

    /// Lets the strategy declare what it needs, opens the streams and warms up its indicators.
    public void start() {
        var first = new EnginePlan(plan).firstNanos();
        nowNanos = first;
        begin(Position.Kind.START, first);
        tellRates(first);
        inputs.start(first, first);
        open(true);
        barsInAll = streams.left();
        settle(first);
    }

    /// Goes on where another session of the same plan was saved, with a new strategy instance.
    public void restore(State state) {
        engine.restore(state.getState("engine"));
        open(false);
        simulated.load(state.getState("venue")); // knows now what drives its instruments
        nowNanos = state.getLong("nowNanos");
        fromNanos = state.getLong("fromNanos");
        bars = state.getLong("bars");
        streams.seek(nowNanos);
        events.seek(nowNanos);
        rates.forEach(stream -> stream.seek(nowNanos));
        ticks.load(state.getState("ticks"));
        barsInAll = bars + streams.left();
    }

    /// Goes on in the middle of a session whose engine and venue were brought back by its link:
    /// plays again from a position on, and the link leaves out what each of them has taken already.
    public void resume(Position position) {
        instants = position.ordinal() - 1;
        if (position.kind() == Position.Kind.START) {
            start();
            return;
        }
        open(false);
        var before = position.atNanos() - 1;
        nowNanos = before;
        bars = position.bars();
        streams.seek(before);
        events.seek(before);
        rates.forEach(stream -> stream.seek(before));
        ticks.load(position.streams());
        late.load(position.streams());
        barsInAll = bars + streams.left();
    }

    /// Another engine takes over between two steps, which asks for the same data; its link gives it
    /// what comes.
    public void succeed(Engine next) {
        engine = next;
    }

    /// Everything needed to go on in another session; between two steps.
    public State save() {
        if (!indicators.equals(IndicatorSource.NONE)) {
            throw new IllegalStateException("a run that shares indicators cannot be saved");
        }
        wake();
        return new State()
                .put("nowNanos", nowNanos)
                .put("fromNanos", fromNanos)
                .put("bars", bars)
                .put("ticks", ticks.save())
                .put("engine", engine.save())
                .put("venue", simulated.save());
    }

    /// Plays the next instant.
    ///
    /// @return false if there was none
    public boolean step() {
        var wasBusy = isBusy;
        isBusy = false;
        if (streams.nextNanos() < dullUntil) {
            playBars(streams.nextNanos());
        } else {
            if (!venue.hearsOrderedOnly()) {
                wake();
            }
            dullUntil = AWAKE;
            if (!stepAwake()) {
                return false;
            }
        }
        if (dullUntil == AWAKE && isDirect && ticks.isEmpty()) {
            rest(isBusy && wasBusy);
        }
        return true;
    }

    private boolean stepAwake() {
        var watermark =
                Math.min(Math.min(streams.nextNanos(), ticks.nextNanos()), late.nextNanos());
        if (watermark == BarStream.NEVER) {
            markRest();
            return playLastEvent();
        }
        var other =
                Math.min(
                        Math.min(
                                Math.min(streams.nextNanos(), events.nextNanos()),
                                Math.min(ticks.nextMarkNanos(), late.nextNanos())),
                        Math.min(
                                Math.min(engine.nextTimerNanos(), link.nextNanos()),
                                venue.nextEventNanos()));
        if (other <= watermark) {
            begin(Position.Kind.WHOLE, other);
            play(other);
        } else {
            begin(Position.Kind.TICKS, watermark);
            nowNanos = watermark;
            tellRates(watermark);
            playTicks(watermark);
        }
        return true;
    }

    /// Whether all fields of the strategy can be saved is better known before the first bar.
    ///
    /// @throws dev.tandem.engine.state.UnsavableFieldException for the first that can not
    public void requireSavable() {
        engine.save();
    }

    /// Carries out what an input decided that came between two steps.
    public void settle() {
        settle(nowNanos);
    }

    /// As [#settle()], and nothing at all if nothing was decided.
    public void settleDecisions() {
        if (engine.hasEffects()) {
            settle(nowNanos);
        }
    }

    /// When the next step is due by the times of the feed, `Long.MAX_VALUE` at its end.
    public long nextNanos() {
        var data = Math.min(Math.min(streams.nextNanos(), ticks.nextNanos()), late.nextNanos());
        return data == BarStream.NEVER
                ? events.nextNanos()
                : Math.min(
                        Math.min(data, events.nextNanos()),
                        Math.min(engine.nextTimerNanos(), venue.nextEventNanos()));
    }

    /// Whether bars are on their way whose instant is over.
    public boolean hasLateBars() {
        return late.nextNanos() != BarStream.NEVER;
    }

    /// Bars that came late since this object was made.
    public long lateBars() {
        return lateBars;
    }

    /// How long the next step waits for bars that close at it, in nanoseconds of the feed.
    public long awaitedNanos() {
        return late.awaitedNanos(nextNanos());
    }

    /// Tells the strategy that it is over. Orders that are open now stay open.
    ///
    /// @param interrupted whether data are left
    public BacktestResult finish(boolean interrupted) {
        inputs.stop(nowNanos, nowNanos);
        return result(interrupted);
    }

    /// What came of the run so far.
    ///
    /// @param interrupted whether data are left
    public BacktestResult result(boolean interrupted) {
        return new BacktestResult(
                engine.decisionHash(),
                bars,
                fromNanos,
                nowNanos,
                engine.cash(),
                engine.equity(),
                engine.aborts(),
                interrupted);
    }

    /// The instant just played, nanoseconds since 1970 UTC.
    public long nowNanos() {
        return nowNanos;
    }

    /// Bars delivered so far, the one that is being delivered included.
    public long bars() {
        return bars;
    }

    /// Bars that are delivered when the run is over, 0 before it has begun.
    public long barsInAll() {
        return barsInAll;
    }

    /// The engine's decisions so far.
    public String decisionHash() {
        return engine.decisionHash();
    }

    /// The end of an instrument may come after the last bar of all.
    private boolean playLastEvent() {
        if (events.nextNanos() == BarStream.NEVER) {
            return false;
        }
        begin(Position.Kind.WHOLE, events.nextNanos());
        play(events.nextNanos());
        inputs.endMarks(nowNanos);
        return true;
    }

    private void begin(Position.Kind kind, long atNanos) {
        if (!link.isComplete()) {
            return;
        }
        var noted = link.noted();
        if (noted.isPresent()) {
            late.load(noted.get().streams());
        } else if (kind == Position.Kind.WHOLE) {
            late.decide(atNanos);
        }
        var stands = ticks.save();
        late.save(stands);
        link.begin(new Position(kind, ++instants, atNanos, bars, stands));
    }

    private void tellRates(long atNanos) {
        for (var stream : rates) {
            stream.tell(venue, inputs, atNanos);
        }
    }

    /// What happens to instruments: the engine's view of the market first, so that whoever is told
    /// what the venue made of it sees prices that compare.
    private void playEvents(long atNanos) {
        while (events.nextNanos() <= atNanos) {
            wake();
            var event = events.take();
            while (late.deliver(inputs, atNanos, event.instrument())) {
                settleRevision(atNanos);
            }
            ticks.adjust(atNanos, event);
            inputs.adjust(atNanos, atNanos, event);
            venue.onInstrument(event);
            settle(atNanos);
            inputs.onInstrument(atNanos, atNanos, event);
            settle(atNanos);
        }
    }

    private void play(long atNanos) {
        nowNanos = atNanos;
        opensUntil = atNanos;
        tellRates(atNanos);
        ticks.catchUp(atNanos);
        streams.matchRanges(venue, atNanos);
        venue.endRanges(atNanos);
        settle(atNanos);
        while (late.deliver(inputs, atNanos)) {
            settleRevision(atNanos);
        }
        if (streams.ended() > 0) {
            end(atNanos);
        } else if (ticks.nextMarkNanos() <= atNanos) {
            ticks.mark(atNanos);
            inputs.endMarks(atNanos);
        }
        playRest(atNanos);
    }

    /// Plays what comes at an instant after what ends.
    private void playRest(long atNanos) {
        while (inputs.onTimer(atNanos, atNanos)) {
            settle(atNanos);
        }
        playEvents(atNanos);
        streams.begin(venue, atNanos);
        opensUntil = atNanos + 1;
        venue.endOpens(atNanos);
        settle(atNanos);
        playTicks(atNanos);
    }

    /// Plays an instant at which nothing but bars can happen, and the venue sleeps: as [#play],
    /// less what would find nothing to do. An order wakes the venue, and the instant goes on as any
    /// other.
    private void playBars(long atNanos) {
        nowNanos = atNanos;
        opensUntil = atNanos;
        streams.markDozing(inputs, atNanos);
        inputs.endMarks(atNanos);
        for (var i = 0; i < streams.ended(); i++) {
            var stream = streams.ended(i);
            if (stream.isDelivered()) {
                bars++;
                stream.deliver(inputs, atNanos);
                if (engine.hasEffects()) {
                    dullUntil = AWAKE;
                    settle(atNanos);
                    streams.pass(stream);
                    deliver(atNanos, i + 1);
                    playRest(atNanos);
                    return;
                }
            }
            streams.pass(stream);
        }
        inputs.onSlice(atNanos);
        if (engine.hasEffects()) {
            dullUntil = AWAKE;
            settle(atNanos);
            playRest(atNanos);
        }
        opensUntil = atNanos + 1;
    }

    /// Lets the venue sleep, or hear no more than it awaits. Where it has to be told of all
    /// instruments when it wakes, it stays awake while something is sent at instant after instant.
    ///
    /// @param busy whether something was sent at this instant and the one before
    private void rest(boolean busy) {
        var hearsOrderedOnly = venue.hearsOrderedOnly();
        if (hearsOrderedOnly ? !venue.expectsMessages() : !busy) {
            doze();
        }
        if (dullUntil == AWAKE && hearsOrderedOnly) {
            streams.quieten(venue);
        } else if (dullUntil == AWAKE) {
            wake();
        }
    }

    /// Lets the venue sleep if nothing but bars comes next.
    private void doze() {
        var until = venue.sleepsUntil();
        if (until <= streams.nextNanos()) {
            return;
        }
        until = Math.min(until, Math.min(events.nextNanos(), engine.nextTimerNanos()));
        for (var stream : rates) {
            until = Math.min(until, stream.nextNanos());
        }
        if (until > streams.nextNanos()) {
            dullUntil = until;
            streams.doze();
        }
    }

    /// Tells the venue all that it has not heard of.
    private void wake() {
        dullUntil = AWAKE;
        streams.wake(venue, nowNanos, opensUntil);
    }

    /// Tells the venue what it has not heard of and an order needs: of its instrument, or of all
    /// where the order may depend on what is held.
    private void wakeFor(OrderIntent order) {
        if (venue.hearsOrderedOnly() && order.size() instanceof OrderSize.Units) {
            streams.wake(venue, order.instrument(), nowNanos, opensUntil);
        } else {
            wake();
        }
    }

    private void playTicks(long atNanos) {
        ticks.catchUp(atNanos);
        ticks.play(atNanos, settling);
        if (reports.endInstant()) {
            settle(atNanos);
        }
    }

    /// The data are over: what the last ticks changed counts.
    private void markRest() {
        if (ticks.hasUnmarked()) {
            ticks.mark(nowNanos);
            inputs.endMarks(nowNanos);
        }
    }

    private void end(long atNanos) {
        streams.mark(inputs, atNanos);
        ticks.mark(atNanos);
        inputs.endMarks(atNanos);
        deliver(atNanos, 0);
    }

    /// @param first of the streams that end which has not been delivered
    private void deliver(long atNanos, int first) {
        for (var i = first; i < streams.ended(); i++) {
            var stream = streams.ended(i);
            if (stream.isDelivered() && !stream.isHeld()) {
                bars++;
                stream.deliver(inputs, atNanos);
                settleEffects(atNanos);
            }
            streams.pass(stream);
        }
        inputs.onSlice(atNanos);
        settleEffects(atNanos);
    }

    private void settleRevision(long atNanos) {
        bars++;
        lateBars++;
        settle(atNanos);
    }

    /// As [#settle] after an input that the venue did not get: nothing but an effect can have made
    /// a report, if all come at once.
    private void settleEffects(long atNanos) {
        if (engine.hasEffects() || !isDirect) {
            settle(atNanos);
        }
    }

    /// Carries out effects and brings the reports they cause until nothing is left.
    private void settle(long atNanos) {
        if (engine.hasEffects() || reports.mayHave(venue)) {
            settleAll(atNanos);
        }
    }

    private void settleAll(long atNanos) {
        for (var rounds = 0; ; rounds++) {
            var effect = engine.poll();
            if (effect != null) {
                carryOut(atNanos, effect);
                continue;
            }
            var report = reports.next(venue);
            if (report == null) {
                return;
            }
            if (rounds > SETTLE_LIMIT) {
                throw orderStorm(report);
            }
            inputs.onReport(atNanos, atNanos, report);
        }
    }

    private void carryOut(long atNanos, Effect effect) {
        isBusy = true;
        switch (effect) {
            case Effect.Submit(var order) -> {
                wakeFor(order.intent());
                orders.submit(atNanos, order.intent());
            }
            case Effect.Cancel(var number) -> orders.cancel(atNanos, number);
            case Effect.Replace(var number, var total, var terms) ->
                    orders.replace(atNanos, number, total, terms);
        }
    }

    private void open(boolean fresh) {
        var planned = streamPlan.streams(engine.subscriptions());
        streams = new BarStreams(planned);
        late.open(streams);
        var plannedTicks = new TickPlan(plan).streams(engine);
        events =
                new EventStream(
                        eventPlan.events(new EnginePlan(plan).firstNanos(), planned, plannedTicks));
        ticks = new TickStreams(inputs, venue, attention, plannedTicks, !streams.hasIntraday());
        fromNanos = new EnginePlan(plan).firstNanos();
        nowNanos = fromNanos;
        if (!link.isComplete()) {
            planned.forEach(stream -> stream.lend(engine));
        }
        if (fresh) {
            for (var stream : planned) {
                if (stream.isDelivered()) {
                    stream.share(engine, indicators);
                    stream.warm(
                            inputs,
                            engine.subscriptions().get(stream.subscription()).warmup(),
                            eventPlan.before(stream.columns(), fromNanos));
                }
            }
        }
    }

    private static TandemException orderStorm(VenueReport report) {
        return new TandemException(
                Kind.STRATEGY,
                "TDM-5003",
                "the strategy answers reports with orders without end: more than "
                        + SETTLE_LIMIT
                        + " reports at one instant, the last is "
                        + report,
                "do not submit in onOrder or onFill without a condition that ends");
    }
}
