package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A strategy asks for the hours of markets, its own and others.
class MarketHoursTest {
    private static final class AtTimes implements Strategy {
        private final Schedule schedule;
        private final Consumer<Context> action;

        AtTimes(Schedule schedule, Consumer<Context> action) {
            this.schedule = schedule;
            this.action = action;
        }

        @Override
        public void onStart(Context context) {
            context.schedule(schedule, action);
        }
    }

    @Test
    void aMarketIsOpenFromItsOpenUntilItsClose() {
        var answers = new ArrayList<String>();
        run(
                Schedule.cron("0,30 9,16 2 1 *", ZoneId.of("America/New_York")),
                context ->
                        answers.add(
                                context.now().toString().substring(11, 16)
                                        + " "
                                        + context.isMarketOpen("XNYS")
                                        + " "
                                        + context.isMarketOpen("XLON")
                                        + " "
                                        + context.isMarketOpen("24/7")));

        assertThat(answers)
                .containsExactly(
                        "14:00 false true true",
                        "14:30 true true true",
                        "21:00 false false true",
                        "21:30 false false true");
    }

    @Test
    void aStrategyPlansWithTheSessionsOfAMarket() {
        var closes = new ArrayList<Instant>();
        run(
                Schedule.once(Instant.parse("2024-01-05T21:00:00Z")),
                context -> {
                    var calendar = context.calendar("XNYS");
                    closes.add(Instant.EPOCH.plusNanos(calendar.nextOpenNanos(context.nowNanos())));
                    closes.add(calendar.sessionBefore(context.nowNanos()).closeAt());
                });

        assertThat(closes)
                .containsExactly(
                        Instant.parse("2024-01-08T14:30:00Z"),
                        Instant.parse("2024-01-05T21:00:00Z"));
    }

    @Test
    void anUnknownMarketIsAnErrorWithTheNearestNames() {
        var asked = new ArrayList<String>();
        run(
                Schedule.once(Instant.parse("2024-01-02T12:00:00Z")),
                context -> {
                    assertThatThrownBy(() -> context.isMarketOpen("NYSE"))
                            .isInstanceOf(TandemException.class)
                            .hasMessage("unknown calendar \"NYSE\", did you mean \"XNYS\"?");
                    asked.add("NYSE");
                });

        assertThat(asked).hasSize(1);
    }

    private static void run(Schedule schedule, Consumer<Context> action) {
        var plan =
                BacktestPlan.of("hours", Money.parse("10000 USD"), RandomMarkets.hours(1, 24 * 7));
        Backtest.run(plan, new AtTimes(schedule, action), new RunLog(), Progress.NONE);
    }
}
