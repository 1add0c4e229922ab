package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Trade;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.state.StateText;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.OrderingStrategies.EverythingOnTicks;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs over books, quotes, trades and bars together, with orders of every kind.
class TickRunsTest {
    private static final int TICKS = 300;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRunRestoredAtAnyTickDecidesTheSame(int seed) {
        var plan = plan(RandomTicks.of(seed, TICKS), seed);
        var whole = new RunLog();
        var session = new BacktestSession(plan, new EverythingOnTicks(), whole);
        var saved = new ArrayList<String>();
        var times = new ArrayList<Long>();
        session.start();
        do {
            saved.add(StateText.write(session.save()));
            times.add(session.nowNanos());
        } while (session.step());
        var result = session.finish(false);
        assertThat(saved).hasSizeGreaterThan(TICKS);
        assertThat(whole.fills).hasSizeGreaterThan(100);

        for (var i = 0; i < saved.size(); i += 3) {
            var log = new RunLog();
            var second = new BacktestSession(plan, new EverythingOnTicks(), log);
            second.restore(StateText.parse(saved.get(i)));
            assertThat(StateText.write(second.save()))
                    .as("saved again, instant %d", i)
                    .isEqualTo(saved.get(i));
            log.lines.clear();
            while (second.step()) {}
            assertThat(second.finish(false)).as("instant %d, seed %d", i, seed).isEqualTo(result);
            if (i > 0) {
                assertThat(log.lines).as("instant %d", i).isEqualTo(whole.after(times.get(i)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void nothingUpToAnInstantDependsOnLaterTicks(int seed) {
        var truth = run(RandomTicks.of(seed, TICKS), seed);
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 40; i++) {
            var t = RandomMarkets.START + random.nextLong(TICKS * 4L) * 250_000_000L;
            var changed = RandomTicks.changed(seed, TICKS, t, random.nextBoolean() ? 1.5 : 0.5);

            assertThat(run(changed, seed).until(t)).as("after %d", t).isEqualTo(truth.until(t));
        }
    }

    /// A strategy without callbacks lets ticks pass by in one step; what it sees in its bars is the
    /// same as if each had been told.
    @Test
    void ticksThatNobodyHearsLeaveTheSameBehind() {
        var history = RandomTicks.of(5, TICKS);
        var quiet = new RunLog();
        var loud = new RunLog();
        Backtest.run(plan(history, 5), new Looking(), quiet, Progress.NONE);
        Backtest.run(plan(history, 5), new Listening(), loud, Progress.NONE);

        assertThat(quiet.lines).isEqualTo(loud.lines).hasSizeGreaterThan(30);
    }

    /// Reads all that is known of ticks at each bar, and trades then.
    private static class Looking implements Strategy {
        @Override
        public void onStart(Context context) {
            for (var instrument : context.instruments()) {
                switch (instrument.symbol()) {
                    case "A" -> {
                        context.book(instrument);
                        context.trades(instrument);
                    }
                    case "B" -> context.quotes(instrument);
                    case "C" -> context.trades(instrument);
                    default -> {}
                }
            }
        }

        @Override
        public void onBar(Context context, Bar bar) {
            var data = context.data();
            var a = context.instrument("A");
            var c = context.instrument("C");
            context.record("bid", data.book(a).bid());
            context.record("a", data.lastTrade(a).map(one -> one.price()).orElse(0.0));
            context.record("c", data.lastTrade(c).map(one -> one.size()).orElse(0.0));
            data.lastQuote(context.instrument("B"))
                    .ifPresent(quote -> context.record("b", quote.bid()));
            context.targetQuantity(c, context.random().nextInt(-3, 4));
            context.targetQuantity(a, context.random().nextInt(-3, 4));
        }
    }

    private static final class Listening extends Looking {
        private long heard;

        @Override
        public void onTrade(Context context, Trade trade) {
            heard++;
        }

        @Override
        public void onQuote(Context context, Quote quote) {
            heard++;
        }

        @Override
        public void onBook(Context context, Book book) {
            heard++;
        }
    }

    @Test
    void aRunOfTicksAloneMarksEquityOnceASecondAndAtItsEnd() {
        var ticks = RandomTicks.of(6, TICKS);
        var c = ticks.instruments().get(2);
        var trades = ticks.trades(c).orElseThrow().withInstrument(RandomMarkets.instrument("C", 0));
        var history = MarketHistory.of(List.of(), List.of(trades), List.of(), List.of());
        var marks = new ArrayList<Long>();
        var wanted = new TreeSet<Long>();
        for (var i = 0; i < trades.count(); i++) {
            wanted.add((trades.atNanos(i) / 1_000_000_000L + 1) * 1_000_000_000L);
        }
        var last = trades.atNanos(trades.count() - 1);
        wanted.removeIf(second -> second > last);
        wanted.add(last);

        Backtest.run(
                plan(history, 6),
                new Strategy() {},
                new RunListener() {
                    @Override
                    public void onEquity(long at, long cash, long equity, long exposure) {
                        marks.add(at);
                    }
                },
                Progress.NONE);

        assertThat(marks).containsExactlyElementsOf(wanted);
    }

    @Test
    void aSubscriptionWithoutDataSaysWhatThereIs() {
        Strategy strategy =
                new Strategy() {
                    @Override
                    public void onStart(Context context) {
                        context.quotes(context.instrument("C"));
                    }
                };

        assertThatThrownBy(() -> run(RandomTicks.of(7, 10), 7, strategy))
                .isInstanceOf(TandemException.class)
                .hasMessageContaining("no quotes of C@TEST; the data hold trades, 1m bars");
    }

    @Test
    void aSubscriptionAfterTheStartIsRefused() {
        Strategy strategy =
                new Strategy() {
                    @Override
                    public void onBar(Context context, Bar bar) {
                        context.trades(context.instrument("C"));
                    }
                };

        assertThatThrownBy(() -> run(RandomTicks.of(8, TICKS), 8, strategy))
                .hasRootCauseMessage("trades(C@TEST) is possible in onStart only");
    }

    private static RunLog run(MarketHistory history, long seed) {
        return run(history, seed, new EverythingOnTicks());
    }

    private static RunLog run(MarketHistory history, long seed, Strategy strategy) {
        var log = new RunLog();
        Backtest.run(plan(history, seed), strategy, log, Progress.NONE);
        return log;
    }

    /// Half of the runs with orders that take a while.
    private static BacktestPlan plan(MarketHistory history, long seed) {
        var venue =
                VenueModel.STANDARD
                        .withShortSelling(new BigDecimal("1.5"))
                        .withLatency(
                                seed % 2 == 0
                                        ? Latency.NONE
                                        : new Latency.Jitter(300_000_000L, new BigDecimal("0.5")));
        return BacktestPlan.of("ticks", Money.parse("100000 USD"), history).withVenue(venue);
    }
}
