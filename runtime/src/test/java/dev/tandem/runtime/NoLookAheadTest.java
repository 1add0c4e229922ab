package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing later than now has an influence: with all data after t changed, everything up to t is
/// the same.
class NoLookAheadTest {
    private static final int BARS = 120;
    private static final int TIMES = 40;

    static Stream<Arguments> strategies() {
        return SmallStrategies.all().stream()
                .map(one -> Arguments.of(one.get().getClass().getSimpleName(), one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strategies")
    void decisionsFillsAndFeesUpToAnyInstantDoNotDependOnLaterPrices(
            String name, Supplier<Strategy> strategy) {
        for (var openFills : OpenFills.values()) {
            var history = RandomMarkets.hours(3, BARS);
            var truth = run(history, strategy, openFills);
            var random = new SplittableRandom(99);
            for (var i = 0; i < TIMES; i++) {
                var t = RandomMarkets.START + random.nextLong(BARS * 4) * RandomMarkets.HOUR / 4;
                var factor = random.nextBoolean() ? 1.37 : 0.6;
                var changed = RandomMarkets.perturbed(history, at -> at > t, factor);

                var log = run(changed, strategy, openFills);

                assertThat(log.until(t)).as("%s, after %d", name, t).isEqualTo(truth.until(t));
            }
            assertThat(truth.fills).as("%s trades", name).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strategies")
    void theRunUpToAnInstantDoesNotDependOnWhetherDataFollow(
            String name, Supplier<Strategy> strategy) {
        var history = RandomMarkets.hours(4, BARS);
        var truth = run(history, strategy, OpenFills.AT_OPEN);
        for (var bars = 8; bars < BARS; bars += 13) {
            var t = RandomMarkets.START + bars * RandomMarkets.HOUR;

            var log = run(cut(history, t), strategy, OpenFills.AT_OPEN);

            assertThat(log.until(t - 1)).as("%s, until %d", name, t).isEqualTo(truth.until(t - 1));
        }
    }

    @ParameterizedTest
    @EnumSource(OpenFills.class)
    void theTestWouldNoticeAStrategyThatKnowsTheFuture(OpenFills openFills) {
        var history = RandomMarkets.hours(3, BARS);
        var t = RandomMarkets.START + 50 * RandomMarkets.HOUR;
        var higher = RandomMarkets.perturbed(history, at -> at > t, 1.37);
        var lower = RandomMarkets.perturbed(history, at -> at > t, 0.6);

        var truth = run(history, () -> new Prophets.Told(history), openFills).until(t);
        var bold = run(higher, () -> new Prophets.Told(higher), openFills).until(t);
        var shy = run(lower, () -> new Prophets.Told(lower), openFills).until(t);

        assertThat(bold.equals(truth) && shy.equals(truth)).isFalse();
    }

    private static RunLog run(
            MarketHistory history, Supplier<Strategy> strategy, OpenFills openFills) {
        var venue =
                VenueModel.STANDARD
                        .withShortSelling(new BigDecimal("1.5"))
                        .withFills(rules -> rules.with(openFills));
        var log = new RunLog();
        var plan = BacktestPlan.of("small", Money.parse("10000 USD"), history).withVenue(venue);
        Backtest.run(plan, strategy.get(), log, Progress.NONE);
        return log;
    }

    /// Only what has closed by `until`.
    private static MarketHistory cut(MarketHistory history, long until) {
        var all = new ArrayList<BarColumns>();
        for (var instrument : history.instruments()) {
            for (BarSize size : history.sizes(instrument)) {
                var source = history.find(instrument, size).orElseThrow();
                var columns = BarColumns.builder(instrument, size);
                for (var i = 0; i < source.count() && source.closeNanos(i) <= until; i++) {
                    columns.append(
                            source.openNanos(i),
                            source.closeNanos(i),
                            source.open(i),
                            source.high(i),
                            source.low(i),
                            source.close(i),
                            source.volume(i),
                            source.tradingDay(i));
                }
                all.add(columns.build());
            }
        }
        return MarketHistory.of(all);
    }
}
