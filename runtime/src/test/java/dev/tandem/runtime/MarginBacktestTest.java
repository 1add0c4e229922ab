package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.Holding;
import dev.tandem.api.event.AccountReport.MarginCalled;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
import dev.tandem.api.state.StateText;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.simulator.AccountRules;
import dev.tandem.simulator.AccountRules.Kind;
import dev.tandem.simulator.BorrowRules;
import dev.tandem.simulator.InterestRules;
import dev.tandem.simulator.MarginRules;
import dev.tandem.simulator.RatePath;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole backtests in accounts with margin: the engine's books are the venue's, what is saved goes
/// on the same, and what users see of liquidations.
class MarginBacktestTest {
    private static final BigDecimal TEN = BigDecimal.TEN;

    static Stream<Arguments> accounts() {
        var charged =
                AccountRules.STANDARD
                        .withInterest(
                                InterestRules.NONE.with(
                                        new InterestRules.Rates(
                                                Currency.USD,
                                                RatePath.fixed(new BigDecimal("0.08")),
                                                RatePath.fixed(new BigDecimal("0.01")))))
                        .withBorrowing(new BorrowRules(new BigDecimal("0.03"), List.of(), 360));
        return Stream.of(
                Arguments.of("cross", charged),
                Arguments.of("isolated", charged.withIsolated(true)),
                Arguments.of("hedged", charged.withHedged(true)),
                Arguments.of("hedged, isolated", charged.withHedged(true).withIsolated(true)),
                Arguments.of("credit", charged.withKind(Kind.MARGIN)),
                Arguments.of(
                        "broker", charged.withKind(Kind.MARGIN).withMargin(MarginRules.BROKER)),
                Arguments.of("cash, T+1", charged.withSettlementSessions(1)));
    }

    private static BacktestPlan plan(AccountRules account, long seed, int bars) {
        return BacktestPlan.of("margin", Money.parse("10000 USD"), MarginMarkets.wild(seed, bars))
                .withVenue(
                        VenueModel.STANDARD
                                .withShortSelling(BigDecimal.ONE)
                                .withLeverage(TEN)
                                .withAccount(account));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void theEnginesBooksAreTheVenuesAfterEachInstant(String name, AccountRules account) {
        var liquidations = 0;
        for (var seed = 1; seed <= 8; seed++) {
            var plan = plan(account, seed, 150);
            var gambler = new Gambler(account.hedged());
            var session = new BacktestSession(plan, gambler, new RunListener() {});
            session.start();
            while (session.step()) {
                booksAgree(session.save(), plan.history().instruments());
            }
            liquidations += gambler.liquidations;
        }
        assertThat(liquidations).as("liquidations").isGreaterThan(2);
    }

    private static void booksAgree(State saved, List<Instrument> instruments) {
        var venue = saved.getState("venue").getState("account");
        var engine = saved.getState("engine").getState("portfolio");
        assertThat(engine.getState("ledger").getLongs("cash")).isEqualTo(venue.getLongs("cash"));
        var held = venue.getList("holdings");
        var modes = held.size() / instruments.size();
        for (var book : engine.getList("positions")) {
            var mode = SideMode.valueOf(book.getText("sideMode")) == SideMode.SHORT ? 1 : 0;
            var place = book.getInt("instrument") * modes + mode;
            var instrument = instruments.get(book.getInt("instrument"));
            var kept = new Holding(instrument);
            kept.load(book.getState("holding"));
            assertThat(kept.units()).isEqualTo(held.get(place).getLong("units"));
            assertThat(kept.costUnits()).isEqualTo(held.get(place).getLong("costUnits"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void aRunRestoredAtAnyInstantGoesOnTheSame(String name, AccountRules account) {
        var plan = plan(account, 3, 60);
        var whole = new BacktestSession(plan, new Gambler(account.hedged()), new RunListener() {});
        var saved = new ArrayList<String>();
        whole.start();
        do {
            saved.add(StateText.write(whole.save()));
        } while (whole.step());
        var result = whole.finish(false);

        for (var text : saved) {
            var second =
                    new BacktestSession(plan, new Gambler(account.hedged()), new RunListener() {});
            second.restore(StateText.parse(text));
            while (second.step()) {}
            assertThat(second.finish(false)).isEqualTo(result);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void targetsAreCutToWhatTheVenueAllows(String name, AccountRules account) {
        for (var seed = 1; seed <= 8; seed++) {
            var turner = new Turner(account.hedged());
            var result =
                    Backtest.run(
                            plan(account.withHedged(false), seed, 150),
                            turner,
                            new RunListener() {},
                            Progress.NONE);
            assertThat(turner.refusals).as("seed %d", seed).isEmpty();
            assertThat(result.aborts()).isZero();
        }
    }

    /// Random market orders and liquidations of all kinds.
    static final class Gambler implements Strategy {
        private final boolean hedged;
        private int liquidations;

        Gambler(boolean hedged) {
            this.hedged = hedged;
        }

        @Override
        public void onBar(Context context, Bar bar) {
            var random = context.random();
            if (random.nextInt(3) > 0) {
                return;
            }
            var quantity =
                    context.quantityForWeight(
                            bar.instrument(), random.nextDouble(0.1, 3), bar.close());
            if (quantity.isZero()) {
                return;
            }
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            var mode = random.nextBoolean() ? SideMode.LONG : SideMode.SHORT;
            context.submit(
                    OrderRequest.market(bar.instrument(), side, quantity)
                            .withSideMode(hedged ? mode : SideMode.NET));
        }

        @Override
        public void onFill(Context context, Fill fill) {
            liquidations += fill.order().request().tag().equals("liquidation") ? 1 : 0;
        }
    }

    /// Turns all of its money over each few hours, by targets.
    static final class Turner implements Strategy {
        private final List<String> refusals = new ArrayList<>();
        private int bars;

        Turner(boolean longer) {
            bars = longer ? 1 : 0;
        }

        @Override
        public void onBar(Context context, Bar bar) {
            bars++;
            if (bars % 5 == 0) {
                context.targetWeight(bar.instrument(), bars % 3 == 0 ? 0 : 0.8);
            }
        }

        @Override
        public void onOrder(Context context, OrderEvent event) {
            if (event instanceof OrderEvent.Rejected(_, var reason)) {
                refusals.add(
                        reason + " free " + context.account().freeCash() + " at " + context.now());
            }
        }
    }

    /// Buys one at the first bar.
    private static final class Holder implements Strategy {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void onBar(Context context, Bar bar) {
            if (heard.isEmpty()) {
                heard.add("bought");
                context.submit(
                        OrderRequest.market(
                                bar.instrument(), Side.BUY, bar.instrument().quantity(1)));
            }
        }

        @Override
        public void onMarginCall(Context context, MarginCalled call) {
            heard.add("called: " + new Money(call.equityUnits(), Currency.USD));
        }

        @Override
        public void onFill(Context context, Fill fill) {
            heard.add(
                    fill.side()
                            + " at "
                            + fill.price()
                            + ", cash "
                            + fill.cashAfter()
                            + " "
                            + fill.order().request().tag());
        }
    }

    /// Bought at 90 000 with 10 000 and a maintenance margin of 1 %: price - 80 000 < 1 % of the
    /// price below 80 000 / 0.99 = 80 808.08080808, stored with 8 digits: 80 808.08080808 itself is
    /// below. It slips by 80.80808081 to 80 727.27272727 and costs 807.27272727: 727.27272727 -
    /// 807.27272727 = -80.
    @Test
    void aStrategyHearsOfItsCallAndItsLiquidation() {
        var history =
                MarginMarkets.hours(
                        90000, 90000, 90000, 90000, //
                        90000, 90000, 81000, 81000, //
                        81000, 81000, 80000, 85000);
        var holder = new Holder();
        var plan =
                BacktestPlan.of("holder", Money.parse("10000 USD"), history)
                        .withVenue(VenueModel.FRICTIONLESS.withLeverage(TEN));

        var result = Backtest.run(plan, holder, new RunListener() {}, Progress.NONE);

        assertThat(holder.heard)
                .containsExactly(
                        "bought",
                        "BUY at 90000, cash 10000 USD ",
                        "called: 1000 USD",
                        "SELL at 80727.27272727, cash 727.27272727 USD liquidation");
        assertThat(result.equity().amount()).isEqualTo("-80");
    }

    /// Exits of a bracket act on the position that its entry opened.
    @Test
    void aBracketOfAHedgedAccountClosesItsOwnPosition() {
        var history =
                MarginMarkets.hours(
                        100, 100, 100, 100, //
                        100, 100, 100, 100, //
                        100, 100, 88, 90);
        var heard = new ArrayList<String>();
        var plan =
                BacktestPlan.of("bracket", Money.parse("10000 USD"), history)
                        .withVenue(
                                VenueModel.FRICTIONLESS
                                        .withLeverage(TEN)
                                        .withAccount(AccountRules.STANDARD.withHedged(true)));

        Backtest.run(plan, new Shorter(heard), new RunListener() {}, Progress.NONE);

        assertThat(heard)
                .containsExactly("BUY LONG at 100", "SELL SHORT at 100", "BUY SHORT at 95");
    }

    /// Buys a long position, and opens a short one with exits.
    private record Shorter(List<String> heard) implements Strategy {
        @Override
        public void onBar(Context context, Bar bar) {
            if (heard.isEmpty() && context.openOrders().isEmpty()) {
                var one = bar.instrument().quantity(1);
                context.submit(
                        OrderRequest.market(bar.instrument(), Side.BUY, one)
                                .withSideMode(SideMode.LONG));
                context.bracket(
                        OrderRequest.market(bar.instrument(), Side.SELL, one)
                                .withSideMode(SideMode.SHORT),
                        exits ->
                                exits.stopLoss(Distance.percent("5"))
                                        .takeProfit(Distance.percent("5")));
            }
        }

        @Override
        public void onFill(Context context, Fill fill) {
            heard.add(
                    fill.side() + " " + fill.order().request().sideMode() + " at " + fill.price());
        }
    }

    /// The lender has 3 of them: a user sees the refusal, and the fee in the cash of the run.
    @Test
    void aUserSeesWhatCannotBeBorrowed() {
        var terms =
                new BorrowRules.Terms(
                        new InstrumentId("A", "TEST"),
                        new BigDecimal("0.365"),
                        java.util.Optional.of(dev.tandem.api.value.Quantity.of(3)));
        var flat = " 100 100 100 100";
        var story =
                Story.of("short sales end where nothing is left to borrow")
                        .venue(venue ->
                                venue.withShortSelling(BigDecimal.ONE)
                                        .withAccount(
                                                AccountRules.STANDARD.withBorrowing(
                                                        BorrowRules.FREE.with(terms))))
                        .bars("A 1h", "22:00" + flat, "23:00" + flat, "05 00:00" + flat)
                        .when("bar A 1h 23:00", "SELL 4 A", "SELL 3 A")
                        .hearing("fill", "order", "end");

        // 300 × 36.5 % / 365 = 0.3 for the night
        assertThat(story.play())
                .isEqualTo(
                        """
                        order 1 rejected: not available to borrow: 4 A, there are 3
                        order 2 accepted
                        fill SELL 3 A 100 23:00
                        order 2 filled
                        end cash 10299.7 equity 9999.7
                        """);
    }
}
