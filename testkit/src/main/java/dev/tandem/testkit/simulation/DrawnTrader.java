package dev.tandem.testkit.simulation;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Revision;
import dev.tandem.api.market.Slice;
import dev.tandem.api.market.Trade;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.RebalanceConfig;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.strategy.TargetWeights;
import dev.tandem.api.strategy.Timer;
import dev.tandem.indicators.Ema;
import dev.tandem.indicators.Sma;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A strategy that does what the features of a scenario name, by chance, and decides by every kind
/// of state: fields, handles, maps, indicators, random numbers, what was filled.
final class DrawnTrader implements Strategy {
    private static final TargetWeights WEIGHTS = new TargetWeights(RebalanceConfig.STANDARD);

    private final long features;
    private final transient Witness witness;
    private final List<Order> handles = new ArrayList<>();
    private final TreeMap<Instrument, Double> seen = new TreeMap<>();
    private @Nullable Sma slow;
    private @Nullable Ema fast;
    private @Nullable Instrument led;
    private int turn;
    private int drawn;
    private long fills;
    private String lastTimer = "";

    DrawnTrader(Scenario scenario, Witness witness) {
        features = scenario.features();
        this.witness = witness;
    }

    private boolean does(Feature feature) {
        return (features & feature.bit()) != 0;
    }

    @Override
    public void onStart(Context context) {
        for (var instrument : context.instruments()) {
            if (DrawnMarket.hasTrades(features, instrument.ordinal())) {
                context.trades(instrument);
            } else if (DrawnMarket.hasQuotes(
                    features, instrument.ordinal(), context.instruments().size())) {
                context.quotes(instrument);
            }
        }
        for (var bars : context.universe()) {
            if (led == null && bars.size().equals(BarSize.M1)) {
                led = bars.instrument();
                slow = bars.feed(new Sma(6));
                fast = bars.feed(new Ema(3));
            }
        }
        if (does(Feature.TIMERS)) {
            context.schedule("often", Schedule.every(Duration.ofSeconds(150)));
            context.schedule("seldom", Schedule.every(Duration.ofMinutes(11)));
            context.schedule(
                    Schedule.every(Duration.ofMinutes(7)),
                    then -> {
                        turn += 3;
                        act(then, then.instruments().getLast());
                    });
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        witness.saw(context.nowNanos());
        seen.merge(bar.instrument(), bar.close(), (before, now) -> 0.7 * before + 0.3 * now);
        turn++;
        if (bar.size().equals(BarSize.M1)) {
            target(context, bar);
            act(context, bar.instrument());
        }
    }

    @Override
    public void onRevision(Context context, Revision revision) {
        witness.saw(context.nowNanos());
        turn += 2;
        act(context, revision.bar().instrument());
    }

    @Override
    public void onTrade(Context context, Trade trade) {
        witness.saw(context.nowNanos());
        seen.merge(trade.instrument(), trade.price(), (before, now) -> 0.9 * before + 0.1 * now);
        tick(context, trade.instrument());
    }

    @Override
    public void onQuote(Context context, Quote quote) {
        witness.saw(context.nowNanos());
        var mid = quote.mid();
        if (!Double.isNaN(mid)) {
            seen.put(quote.instrument(), mid);
            tick(context, quote.instrument());
        }
    }

    private void tick(Context context, Instrument instrument) {
        turn++;
        if (turn % 3 == 0) {
            act(context, instrument);
        }
    }

    /// Only where the means say so, and that depends on the indicators.
    private void target(Context context, Bar bar) {
        if (does(Feature.TARGETS)
                && led != null
                && led.equals(bar.instrument())
                && slow != null
                && fast != null
                && slow.isReady()) {
            context.targetWeight(bar.instrument(), fast.value() > slow.value() ? 0.25 : 0.05);
            context.record("fast", fast.value());
        }
    }

    @Override
    public void onSlice(Context context, Slice slice) {
        if (!does(Feature.BASKETS) || turn % 7 != 0) {
            return;
        }
        var weights = new LinkedHashMap<Instrument, Double>();
        var instruments = context.instruments();
        for (var i = 0; i < instruments.size(); i++) {
            if (seen.containsKey(instruments.get(i))) {
                weights.put(instruments.get(i), i == turn / 7 % instruments.size() ? 0.6 : 0.0);
            }
        }
        WEIGHTS.execute(context, weights);
    }

    private void act(Context context, Instrument instrument) {
        var last = seen.get(instrument);
        if (last == null || context.random().nextInt(3) == 0) {
            return;
        }
        var random = context.random();
        var request = DrawnOrders.draw(random, instrument, last, ++drawn + turn);
        switch (random.nextInt(4)) {
            case 0 -> {
                if (does(Feature.ORDERS)) {
                    handles.add(context.submit(request));
                }
            }
            case 1 -> {
                if (does(Feature.GROUPS)) {
                    var other = DrawnOrders.draw(random, instrument, last, ++drawn + turn);
                    handles.addAll(
                            random.nextBoolean()
                                    ? context.oneCancelsOther(List.of(request, other))
                                    : context.oneTriggersOther(request, List.of(other)));
                }
            }
            case 2 -> {
                if (does(Feature.BRACKETS)) {
                    var bracket = context.bracket(request, DrawnOrders::exits);
                    handles.add(bracket.entry());
                    bracket.takeProfit().ifPresent(handles::add);
                    bracket.stopLoss().ifPresent(handles::add);
                }
            }
            default -> {
                if (does(Feature.ORDERS)) {
                    handles.add(
                            context.submit(
                                    OrderRequest.market(
                                            instrument,
                                            (fills + turn) % 3 == 0 ? Side.SELL : Side.BUY,
                                            instrument.quantity(
                                                    (double) (1 + (turn + fills) % 4)))));
                }
            }
        }
        change(context, instrument, last);
    }

    private void change(Context context, Instrument instrument, double last) {
        if (handles.isEmpty()) {
            return;
        }
        var any = handles.get(context.random().nextInt(handles.size()));
        if (!any.isOpen()) {
            return;
        }
        switch (context.random().nextInt(4)) {
            case 0 -> {
                if (does(Feature.CANCELS)) {
                    any.cancel();
                }
            }
            case 1 -> {
                if (does(Feature.REPLACES)) {
                    any.replaceQuantity(any.instrument().quantity(1 + turn % 7));
                }
            }
            case 2 -> {
                if (does(Feature.REPLACES)
                        && any.instrument().equals(instrument)
                        && any.terms().limitPrice().isPresent()
                                != any.terms().triggerPrice().isPresent()) {
                    any.replacePrice(instrument.price(last * (1 + turn % 5 * 0.001)));
                }
            }
            default -> {}
        }
    }

    @Override
    public void onTimer(Context context, Timer timer) {
        lastTimer = timer.name() + timer.atNanos();
        turn += lastTimer.length() % 3;
        witness.timer(timer.name(), timer.atNanos());
        if (timer.name().equals("often")) {
            act(context, context.instruments().getFirst());
        } else if (timer.name().equals("seldom")) {
            context.close(context.instruments().getFirst());
        }
    }

    @Override
    public void onFill(Context context, Fill fill) {
        fills++;
        if (does(Feature.STOPS) && fill.side() == Side.BUY && fills % 2 == 0) {
            var trigger = fill.price().toDecimal().doubleValue() * 0.985;
            handles.add(
                    context.submit(
                            OrderRequest.stop(
                                            fill.instrument(),
                                            Side.SELL,
                                            fill.quantity(),
                                            fill.instrument().price(trigger))
                                    .withReduceOnly()));
        }
    }

    @Override
    public void onOrder(Context context, OrderEvent event) {
        if (!event.order().isOpen() && handles.size() > 1) {
            handles.remove(event.order());
        }
    }

    @Override
    public void onStop(Context context) {
        witness.end(context);
    }
}
