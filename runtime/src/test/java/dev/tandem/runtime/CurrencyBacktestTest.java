package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.Calendars;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.RatePath;
import dev.tandem.simulator.AccountRules;
import dev.tandem.simulator.AccountRules.Conversion;
import dev.tandem.simulator.AccountRules.Kind;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Backtests of an account in dollars on shares in euro and yen, a perpetual in USDT and one that
/// is settled in coins, with commissions in a fifth currency: venue and engine keep the same cash
/// of each currency, and every entry of the ledger sums to zero in each.
class CurrencyBacktestTest {
    private static final Currency JPY = Currency.of("JPY");
    private static final Currency BTC = Currency.of("BTC");
    private static final Currency BNB = Currency.of("BNB");
    private static final long HOUR = RandomMarkets.HOUR;

    static Stream<Arguments> accounts() {
        var base = AccountRules.STANDARD;
        var cost = new BigDecimal("0.001");
        return Stream.of(
                Arguments.of("everything is exchanged", base),
                Arguments.of("at a cost", base.withConversion(Conversion.EVERYTHING, cost)),
                Arguments.of("what is missing", base.withConversion(Conversion.SHORTFALL, cost)),
                Arguments.of("fees in a coin", base.withFeeCurrency(BNB)),
                Arguments.of(
                        "fees in a coin, what is missing",
                        base.withFeeCurrency(BNB).withConversion(Conversion.SHORTFALL, cost)),
                Arguments.of("on credit", base.withKind(Kind.MARGIN)),
                Arguments.of("isolated", base.withIsolated(true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void venueAndEngineKeepTheSameCashOfEachCurrency(String name, AccountRules account) {
        var fills = 0;
        for (var seed = 1; seed <= 6; seed++) {
            var ledger = new Entries();
            var session = new BacktestSession(plan(account, seed), new Gambler(), ledger);
            session.start();
            while (session.step()) {
                var saved = session.save();
                var venue = saved.getState("venue").getState("account").getLongs("cash");
                var engine =
                        saved.getState("engine")
                                .getState("portfolio")
                                .getState("ledger")
                                .getLongs("cash");
                assertThat(engine).isEqualTo(venue);
                ledger.requireBalance();
            }
            var result = session.finish(false);

            assertThat(result.aborts()).isZero();
            assertThat(ledger.inAccount(LedgerAccount.CAPITAL)).isEqualTo(-1_000_000_000_000_000L);
            fills += ledger.fills;
        }
        assertThat(fills).isGreaterThan(200);
    }

    /// The yen has no rate for the first day: an order is denied, and equity stays known.
    @Test
    void nothingIsOpenedWhileARateIsMissing() {
        var denied = new ArrayList<String>();
        var strategy =
                new Strategy() {
                    @Override
                    public void onBar(Context context, Bar bar) {
                        if (bar.instrument().currency().equals(JPY)) {
                            context.submit(
                                    OrderRequest.market(
                                            bar.instrument(), Side.BUY, Quantity.of("1")));
                        }
                    }

                    @Override
                    public void onOrder(Context context, OrderEvent event) {
                        if (event instanceof OrderEvent.Denied(_, var reason)) {
                            denied.add(context.now() + " " + reason);
                        }
                    }
                };
        var history = history(1);
        var late =
                history.withRates(
                        history.rates().stream()
                                .map(path ->
                                        path.currency().equals(JPY) ? rates(JPY, 24, 100, 1) : path)
                                .toList());
        var listener = new Entries();
        var plan = BacktestPlan.of("late", Money.parse("10000000 USD"), late);

        Backtest.run(plan.withVenue(VenueModel.FRICTIONLESS), strategy, listener, Progress.NONE);

        assertThat(denied)
                .hasSize(23)
                .allMatch(text ->
                        text.endsWith("no rate from JPY to the account's currency is known yet"));
        assertThat(listener.fills).isPositive();
    }

    private static BacktestPlan plan(AccountRules account, long seed) {
        return BacktestPlan.of("currencies", Money.parse("10000000 USD"), history(seed))
                .withVenue(
                        VenueModel.STANDARD
                                .withShortSelling(BigDecimal.ONE)
                                .withLeverage(BigDecimal.valueOf(3))
                                .withAccount(account));
    }

    private static MarketHistory history(long seed) {
        var instruments =
                List.of(
                        instrument("DOLLAR", 0, Currency.USD, Settlement.PAID, false),
                        instrument("EURO", 1, Currency.EUR, Settlement.PAID, false),
                        instrument("YEN", 2, JPY, Settlement.PAID, false),
                        instrument("PERP", 3, Currency.USDT, Settlement.AT_CLOSE, false),
                        instrument("FUTURE", 4, Currency.EUR, Settlement.DAILY, false),
                        instrument("COIN", 5, BTC, Settlement.AT_CLOSE, true));
        var series = new ArrayList<BarColumns>();
        for (var instrument : instruments) {
            series.add(bars(instrument, seed * 31 + instrument.ordinal(), 0, 120, 100));
        }
        return MarketHistory.of(series)
                .withRates(
                        List.of(
                                rates(Currency.EUR, 0, 1.1, seed),
                                rates(JPY, 0, 0.0067, seed + 1),
                                rates(Currency.USDT, 0, 1, seed + 2),
                                rates(BTC, 0, 30_000, seed + 3),
                                rates(BNB, 0, 300, seed + 4)));
    }

    private static RatePath rates(Currency currency, int from, double start, long seed) {
        var pair = instrument(currency + "USD", 9, Currency.USD, Settlement.PAID, false);
        return RatePath.of(currency, Currency.USD, bars(pair, seed, from - 1, 121 - from, start));
    }

    private static BarColumns bars(
            Instrument instrument, long seed, int from, int count, double start) {
        var random = new SplittableRandom(seed);
        var columns = BarColumns.builder(instrument, BarSize.H1);
        var price = start;
        for (var i = 0; i < count; i++) {
            var at = RandomMarkets.START + (from + i) * HOUR;
            var close = price * (1 + random.nextDouble(-0.02, 0.02));
            columns.append(
                    at,
                    at + HOUR,
                    price,
                    Math.max(price, close),
                    Math.min(price, close),
                    close,
                    1_000_000_000,
                    (int) (at / 86_400_000_000_000L));
            price = close;
        }
        return columns.build();
    }

    private static Instrument instrument(
            String symbol, int ordinal, Currency currency, Settlement settlement, boolean inverse) {
        var tier = MarginTerms.Tier.of(new BigDecimal("0.1"), new BigDecimal("0.05"));
        return new Instrument(
                        new InstrumentId(symbol, "TEST"),
                        InstrumentClass.EQUITY,
                        ordinal,
                        8,
                        2,
                        currency,
                        inverse ? BigDecimal.valueOf(100) : BigDecimal.ONE,
                        false,
                        Calendars.of("24/7"),
                        List.of(TradingRules.always(Price.of("0.0001"), Quantity.of("0.01"))))
                .withContract(
                        new ContractTerms(
                                settlement,
                                inverse,
                                new MarginTerms.Tiers(List.of(tier)),
                                ContractTerms.NEVER));
    }

    /// Random market orders.
    private static final class Gambler implements Strategy {
        @Override
        public void onBar(Context context, Bar bar) {
            var random = context.random();
            if (random.nextInt(4) > 0) {
                return;
            }
            var quantity =
                    context.quantityForWeight(
                            bar.instrument(), random.nextDouble(0.01, 0.5), bar.close());
            if (!quantity.isZero()) {
                var side = random.nextBoolean() ? Side.BUY : Side.SELL;
                context.submit(OrderRequest.market(bar.instrument(), side, quantity));
            }
        }
    }

    /// What the listener hears of the ledger.
    private static final class Entries implements RunListener {
        private final Map<String, Long> sums = new LinkedHashMap<>();
        private final Map<LedgerAccount, Long> inAccount = new LinkedHashMap<>();
        private int fills;

        @Override
        public void onFill(Fill fill) {
            fills++;
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
            sums.merge(entry + " " + currency, units, Math::addExact);
            inAccount.merge(account, inAccountUnits, Math::addExact);
        }

        private void requireBalance() {
            assertThat(sums.values()).allMatch(sum -> sum == 0);
            sums.clear();
        }

        private long inAccount(LedgerAccount account) {
            return inAccount.getOrDefault(account, 0L);
        }
    }
}
