package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.calendar.TradingCalendar;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Other costs, other orders of trades, falls and months, by hand.
class RobustnessTest {
    private static String day(int day) {
        return Instant.parse("2024-01-01T00:00:00Z").plusSeconds(day * 86_400L).toString();
    }

    /// Buys 10 at 100 with a commission of 5, sells at 120 with 6.
    private static Runs story() {
        var run = new Runs("10000");
        run.buy(at(day(1)), "10", "100", "5");
        run.recorder.onEquity(at(day(1)), units("8995"), units("9995"), units("1000"));
        run.sell(at(day(2)), "10", "120", "6");
        run.recorder.onEquity(at(day(2)), units("10189"), units("10189"), 0);
        return run;
    }

    private static long units(String amount) {
        return Runs.usd(amount).units();
    }

    @Test
    void onceTheCostsIsTheRunItself() {
        var run = story();

        var scenarios = CostScenarios.of(run.recorder, TradingCalendar.alwaysOpen(), _ -> 2.0);

        var own = Statistics.of(run.recorder, TradingCalendar.alwaysOpen());
        assertThat(scenarios.get(1).statistics().value("total_return"))
                .isEqualTo(own.value("total_return"));
        assertThat(scenarios.get(1).costs()).isEqualTo(15);
    }

    @Test
    void costsAreTakenAsOftenAsAsked() {
        var scenarios = CostScenarios.of(story().recorder, TradingCalendar.alwaysOpen(), _ -> 2.0);

        // 10,189 + (1 - k) * (5 + 6 + 2 * 2) over 10,000
        assertThat(
                        scenarios.stream()
                                .mapToDouble(
                                        one -> one.statistics().value("total_return").orElseThrow())
                                .toArray())
                .containsExactly(new double[] {0.0204, 0.0189, 0.0174, 0.0159}, within(1e-12));
    }

    @Test
    void shufflingKeepsEveryTradeAndTheSeedKeepsTheOrder() {
        var run = new Runs("1000");
        for (var i = 0; i < 12; i++) {
            run.buy(at(day(2 * i + 1)), "1", "100", "0");
            run.sell(at(day(2 * i + 2)), "1", i < 6 ? "90" : "115", "0");
        }
        var trades = run.recorder.trades();

        var shuffle = TradeShuffle.of(trades, 1000, 1);

        // six losses of 10 first: 1000 falls to 940
        assertThat(shuffle.actual()).isCloseTo(-0.06, within(1e-12));
        assertThat(shuffle.deeper()).isZero();
        assertThat(shuffle.median()).isBetween(-0.06, -0.01);
        assertThat(shuffle.worst()).isLessThanOrEqualTo(shuffle.median());
        assertThat(TradeShuffle.of(trades, 1000, 1)).isEqualTo(shuffle);
    }

    private static PriceSeries prices(double... closes) {
        var prices = new PriceSeries();
        for (var i = 0; i < closes.length; i++) {
            prices.add(at(day(i * 20)), closes[i]);
        }
        return prices;
    }

    @Test
    void theDeepestOfAllFallsIsTheMaximumDrawdown() {
        var prices = prices(100, 80, 100, 120, 60, 90, 130, 117);

        var falls = WorstDrawdowns.of(prices, 10);

        assertThat(falls).hasSize(3);
        assertThat(falls.getFirst()).isEqualTo(Drawdown.of(prices));
        assertThat(falls.stream().map(Drawdown::depth)).isSorted();
        assertThat(falls.getLast().depth()).isCloseTo(-0.1, within(1e-12));
        assertThat(falls.getLast().isRecovered()).isFalse();
        assertThat(WorstDrawdowns.of(prices, 1)).hasSize(1);
    }

    @Test
    void monthsMultiplyToTheWholeAndItsEndsAreParts() {
        // 1 January, 21 January, 10 February, 1 March, 21 March
        var marks = PeriodMarks.of(prices(100, 110, 99, 108.9, 120), TradingCalendar.alwaysOpen());

        var months = CalendarReturns.months(marks, TradingCalendar.alwaysOpen());

        assertThat(months.stream().map(CalendarReturns.Part::month)).containsExactly(1, 2, 3);
        assertThat(months.stream().map(CalendarReturns.Part::isPart))
                .containsExactly(true, false, true);
        assertThat(months.get(1).value()).isCloseTo(99 / 110.0 - 1, within(1e-12));
        var product =
                months.stream().mapToDouble(month -> 1 + month.value()).reduce(1, (a, b) -> a * b);
        assertThat(product).isCloseTo(1.2, within(1e-12));
    }
}
