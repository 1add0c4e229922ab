package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.state.StateText;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Stopped at any instant, written as text and restored into a new instance, a run goes on as if
/// nothing had happened.
class SaveRestoreTest {
    private static final int BARS = 60;

    static Stream<Arguments> runs() {
        return SmallStrategies.all().stream()
                .flatMap(strategy ->
                        IntStream.of(1, 2)
                                .mapToObj(seed ->
                                        Arguments.of(
                                                strategy.get().getClass().getSimpleName(),
                                                strategy,
                                                seed)));
    }

    @ParameterizedTest(name = "{0}, seed {2}")
    @MethodSource("runs")
    void aRunRestoredAtAnyInstantDecidesTheSame(
            String name, Supplier<Strategy> strategy, int seed) {
        var plan = plan(seed);
        var whole = new RunLog();
        var session = new BacktestSession(plan, strategy.get(), whole);
        var saved = new ArrayList<String>();
        var times = new ArrayList<Long>();
        session.start();
        do {
            saved.add(StateText.write(session.save()));
            times.add(session.nowNanos());
        } while (session.step());
        var result = session.finish(false);
        assertThat(whole.lines).as("%s does something", name).hasSizeGreaterThan(30);

        for (var i = 0; i < saved.size(); i++) {
            var log = new RunLog();
            var second = new BacktestSession(plan, strategy.get(), log);
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

    /// A split, a dividend, a roll and the end of an instrument, at different bars.
    private static List<InstrumentEvent> events(MarketHistory history) {
        var first = history.instruments().getFirst();
        var second = history.instruments().get(1);
        var bars = history.find(first, history.sizes(first).getFirst()).orElseThrow();
        return List.of(
                new InstrumentEvent.Split(first, bars.openNanos(20), new BigDecimal("1.5")),
                new InstrumentEvent.Dividend(first, bars.openNanos(25), new BigDecimal("0.125")),
                new InstrumentEvent.Rolled(
                        second,
                        bars.openNanos(30),
                        "OLD",
                        "NEW",
                        new BigDecimal("50"),
                        new BigDecimal("49.5")),
                new InstrumentEvent.Delisted(first, bars.openNanos(45), Optional.empty()));
    }

    private static BacktestPlan plan(int seed) {
        var venue =
                VenueModel.STANDARD
                        .withShortSelling(new BigDecimal("1.5"))
                        .withFills(rules ->
                                rules.with(seed == 1 ? OpenFills.AT_OPEN : OpenFills.WITHIN_BAR));
        var history = RandomMarkets.hours(seed, BARS);
        return BacktestPlan.of(
                        "small", Money.parse("10000 USD"), history.withEvents(events(history)))
                .withVenue(venue);
    }
}
