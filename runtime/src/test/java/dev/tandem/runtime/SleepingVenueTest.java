package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.MatchingVenue;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.VenueModel;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A venue that sleeps between orders, and is told the last bars when it wakes, against one that is
/// told every bar: the same run, line for line.
class SleepingVenueTest {
    /// Brings reports as the direct way does, but does not say so: then the venue stays awake.
    private static final ReportPath AWAKE = MatchingVenue::poll;

    static Stream<Arguments> runs() {
        var standard = VenueModel.STANDARD;
        var models =
                Stream.of(
                        standard,
                        standard.withFills(rules -> rules.with(OpenFills.WITHIN_BAR)),
                        standard.withLatency(new Latency.Fixed(2_700_000_000_000L)),
                        standard.withParticipation(Participation.of("0.0005")));
        return models.flatMap(model ->
                SmallStrategies.all().stream()
                        .map(strategy ->
                                Arguments.of(
                                        strategy.get().getClass().getSimpleName(),
                                        strategy,
                                        model)));
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("runs")
    void whatItSleptThroughDoesNotMatter(
            String name, Supplier<Strategy> strategy, VenueModel model) {
        for (var seed = 1; seed <= 8; seed++) {
            var plan =
                    BacktestPlan.of(
                                    "sleep",
                                    Money.parse("10000 USD"),
                                    RandomMarkets.hours(seed, 300))
                            .withVenue(model);
            var awake = new RunLog();
            var asleep = new RunLog();
            var expected = run(new BacktestSession(plan, strategy.get(), awake, AWAKE));
            var result = run(new BacktestSession(plan, strategy.get(), asleep));

            assertThat(asleep.lines).isEqualTo(awake.lines);
            assertThat(result).isEqualTo(expected);
        }
    }

    private static BacktestResult run(BacktestSession session) {
        session.start();
        while (session.step()) {}
        return session.finish(false);
    }
}
