package dev.tandem.engine;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.Reversal;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Trade;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.order.PositionInterval;
import dev.tandem.engine.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An engine whose venue is the test: it acts when told to, and everything it says is noted. Three
/// instruments: a share and a perpetual in USD, a future in EUR. The share costs 100.
final class EngineDesk {
    static final Currency FEES = Currency.of("BNB");

    final Instrument share;
    final Instrument perpetual;
    final Instrument future;

    final List<String> heard = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<Reversal> reversals = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final List<Posting> postings = new ArrayList<>();
    final Engine engine;
    private final Script script = new Script();
    private final EngineConfig config;
    private long now;

    /// One line of the ledger.
    record Posting(long entry, LedgerAccount account, Currency currency, long units) {}

    /// Does what the test says, when a trade of the market gives it a chance.
    static final class Script implements Strategy {
        private transient Consumer<Context> action = _ -> {};
        private transient @Nullable Consumer<String> ear;

        @Override
        public void onStart(Context context) {
            context.instruments().forEach(context::trades);
        }

        @Override
        public void onTrade(Context context, Trade trade) {
            action.accept(context);
        }

        @Override
        public void onOrder(Context context, OrderEvent event) {
            if (ear != null) {
                ear.accept(words(event));
            }
        }

        @Override
        public void onFill(Context context, Fill fill) {
            if (ear != null) {
                ear.accept(fill.order().number() + " fill " + fill.quantity());
            }
        }
    }

    EngineDesk() {
        this(AccountTerms.CASH, RiskLimits.NONE);
    }

    EngineDesk(AccountTerms terms, RiskLimits limits) {
        share = instrument("SHARE", 0, Currency.USD, Settlement.PAID);
        perpetual = instrument("PERP", 1, Currency.USD, Settlement.AT_CLOSE);
        future = instrument("FUTURE", 2, Currency.EUR, Settlement.DAILY);
        config =
                new EngineConfig(
                        "test",
                        "script",
                        Money.parse("100000 USD"),
                        List.of(FEES),
                        terms,
                        List.of(share, perpetual, future),
                        List.of(),
                        List.of(),
                        List.of(),
                        1,
                        0.01,
                        limits,
                        true,
                        code -> TradingCalendar.alwaysOpen());
        script.ear = heard::add;
        engine = new Engine(config, script, new Notes());
        engine.start(now, now);
        engine.onRate(now, now, FEES, 600);
        engine.onRate(now, now, Currency.EUR, 1.25);
        for (var instrument : config.instruments()) {
            engine.price(instrument, 100);
        }
    }

    /// Another engine that goes on where one stopped.
    private EngineDesk(EngineDesk before) {
        config = before.config;
        share = before.share;
        perpetual = before.perpetual;
        future = before.future;
        now = before.now;
        heard.addAll(before.heard);
        fills.addAll(before.fills);
        reversals.addAll(before.reversals);
        postings.addAll(before.postings);
        engine = new Engine(config, script, new Notes());
        engine.restore(before.engine.save());
        script.ear = heard::add;
    }

    EngineDesk restarted() {
        return new EngineDesk(this);
    }

    private static Instrument instrument(
            String symbol, int ordinal, Currency currency, Settlement settlement) {
        return new Instrument(
                        new InstrumentId(symbol, "TEST"),
                        InstrumentClass.PERPETUAL,
                        ordinal,
                        4,
                        2,
                        currency,
                        BigDecimal.ONE,
                        false,
                        TradingCalendar.alwaysOpen(),
                        List.of(TradingRules.always(Price.of("0.01"), Quantity.of("0.01"))))
                .withContract(
                        new ContractTerms(
                                settlement, false, MarginTerms.SHARES, ContractTerms.NEVER));
    }

    /// Lets the strategy do something, and notes the effects.
    void act(Consumer<Context> action) {
        script.action = action;
        now++;
        engine.onTrade(now, now, share, 100, 1, Aggressor.UNKNOWN);
        drain();
    }

    <T> T ask(Function<Context, T> action) {
        var answer = new ArrayList<T>();
        act(context -> answer.add(action.apply(context)));
        return answer.getFirst();
    }

    Order submit(OrderRequest request) {
        return ask(context -> context.submit(request));
    }

    Order limit(Side side, String quantity, String price) {
        return submit(OrderRequest.limit(share, side, Quantity.of(quantity), Price.of(price)));
    }

    void report(VenueReport report) {
        now++;
        engine.onReport(now, now, report);
        drain();
    }

    void fill(long order, long execution, String quantity, String price) {
        report(filled(order, execution, quantity, price, 0));
    }

    static ExecutionReport.Filled filled(
            long order, long execution, String quantity, String price, long feeUnits) {
        return new ExecutionReport.Filled(
                order,
                execution,
                Quantity.of(quantity).unitsAt(2),
                Price.of(price).unitsAt(4),
                feeUnits,
                Currency.USD,
                Liquidity.MAKER,
                false);
    }

    static ExecutionReport.Corrected corrected(
            long order, long execution, String quantity, String price, long feeUnits) {
        return new ExecutionReport.Corrected(
                order,
                execution,
                Quantity.of(quantity).unitsAt(2),
                Price.of(price).unitsAt(4),
                feeUnits,
                Currency.USD,
                "typed wrong");
    }

    /// What was heard since the last time.
    String news() {
        var news = String.join("; ", heard);
        heard.clear();
        return news;
    }

    /// Effects since the last time, as words.
    String sent() {
        var words = String.join("; ", effects.stream().map(EngineDesk::words).toList());
        effects.clear();
        return words;
    }

    PositionInterval interval() {
        return engine.positionInterval(share, SideMode.NET);
    }

    /// The interval in whole units.
    String range() {
        return interval().lowUnits() / 100 + " to " + interval().highUnits() / 100;
    }

    String held() {
        return BigDecimal.valueOf(engine.book(share, SideMode.NET).signedUnits(), 2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /// What the ledger's lines sum to by currency, for each entry: nothing.
    TreeMap<String, Long> imbalances() {
        var sums = new TreeMap<String, Long>();
        for (var line : postings) {
            sums.merge(line.entry() + " " + line.currency(), line.units(), Math::addExact);
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private void drain() {
        for (var effect = engine.poll(); effect != null; effect = engine.poll()) {
            effects.add(effect);
        }
    }

    private static String words(Effect effect) {
        return switch (effect) {
            case Effect.Submit(var approved) -> {
                var intent = approved.intent();
                yield intent.orderNumber()
                        + " "
                        + intent.side().name().toLowerCase(java.util.Locale.ROOT)
                        + " "
                        + new Quantity(intent.quantityUnits(), 2)
                        + (intent.reduceOnly() ? " reduce-only" : "");
            }
            case Effect.Cancel(var number) -> number + " cancel";
            case Effect.Replace(var number, var units, var terms) ->
                    number + " replace " + new Quantity(units, 2) + " " + terms.word();
        };
    }

    static String words(OrderEvent event) {
        var number = event.order().number() + " ";
        return number
                + switch (event) {
                    case OrderEvent.Denied(_, var reason) -> "denied: " + reason;
                    case OrderEvent.Accepted _ -> "accepted";
                    case OrderEvent.Rejected(_, var reason) -> "rejected: " + reason;
                    case OrderEvent.PartlyFilled _ -> "partly filled";
                    case OrderEvent.Filled _ -> "filled";
                    case OrderEvent.Cancelled _ -> "cancelled";
                    case OrderEvent.Expired _ -> "expired";
                    case OrderEvent.Replaced(var order) -> "replaced to " + order.quantity();
                    case OrderEvent.Restated(var order, _) -> "restated to " + order.quantity();
                    case OrderEvent.CancelRefused _ -> "cancel refused";
                    case OrderEvent.ReplaceRefused _ -> "replace refused";
                    case OrderEvent.InDoubt(_, var request, _) -> request + " in doubt";
                    case OrderEvent.NeverAccepted(_, var request, _) -> request + " never accepted";
                    case OrderEvent.SendRefused(_, var request, _) -> request + " held back";
                    case OrderEvent.LateFilled _ -> "filled late";
                    case OrderEvent.Overfilled _ -> "overfilled";
                    case OrderEvent.Revived _ -> "revived";
                    case OrderEvent.Busted(_, var execution, var booked, _) ->
                            "bust of " + execution + (booked ? "" : " before it came");
                    case OrderEvent.Corrected(_, var execution, var booked, _) ->
                            "correction of " + execution + (booked ? "" : " before it came");
                };
    }

    private final class Notes implements RunListener {
        @Override
        public void onFill(Fill fill) {
            fills.add(fill);
        }

        @Override
        public void onReversal(Reversal reversal) {
            reversals.add(reversal);
        }

        @Override
        public void onPosting(
                long atNanos,
                long entry,
                LedgerAccount account,
                @Nullable Instrument instrument,
                Currency currency,
                long units,
                long inAccountUnits) {
            postings.add(new Posting(entry, account, currency, units));
        }
    }
}
