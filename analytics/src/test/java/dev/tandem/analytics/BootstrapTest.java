package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static PeriodMarks marks(int returns, IntToDoubleFunction each) {
        var prices = new PriceSeries();
        var value = 100.0;
        prices.add(Runs.at("2020-01-01T00:00:00Z"), value);
        for (var i = 0; i < returns; i++) {
            value *= 1 + each.applyAsDouble(i);
            prices.add(Runs.at("2020-01-01T00:00:00Z") + (i + 1) * Runs.DAY, value);
        }
        return PeriodMarks.of(prices, TradingCalendar.alwaysOpen());
    }

    private static Bootstrap.Figure figure(Bootstrap bootstrap, String name) {
        return bootstrap.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void returnsThatNeverVaryLeaveNothingOpen() {
        var bootstrap = Bootstrap.of(marks(100, _ -> 0.01), 1);

        var total = figure(bootstrap, "total_return");
        assertThat(total.low()).isCloseTo(Math.pow(1.01, 100) - 1, within(1e-9));
        assertThat(total.high()).isCloseTo(total.low(), within(1e-9));
        assertThat(total.belowZero()).isZero();
        assertThat(figure(bootstrap, "max_drawdown_on_closes").low()).isZero();
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherOneDoesNot() {
        var noise = new SplittableRandom(3).doubles(500, -0.02, 0.021).toArray();
        var marks = marks(500, i -> noise[i]);

        assertThat(Bootstrap.of(marks, 5).figures()).isEqualTo(Bootstrap.of(marks, 5).figures());
        assertThat(Bootstrap.of(marks, 5).figures()).isNotEqualTo(Bootstrap.of(marks, 6).figures());
    }

    @Test
    void theIntervalHoldsWhatHappenedAndTheFanBeginsWithOne() {
        var noise = new SplittableRandom(3).doubles(512, -0.02, 0.021).toArray();
        var marks = marks(512, i -> noise[i]);

        var bootstrap = Bootstrap.of(marks, 1);

        var sharpe = figure(bootstrap, "sharpe_ratio");
        var own =
                SharpeMath.perPeriod(ReturnMath.returns(marks.values()))
                        * Math.sqrt(marks.periodsPerYear());
        assertThat(own).isBetween(sharpe.low(), sharpe.high());
        assertThat(bootstrap.block()).isEqualTo(8);
        for (var share = 0; share < Bootstrap.SHARES.size(); share++) {
            assertThat(bootstrap.fan(share)[0]).isEqualTo(1);
        }
        assertThat(bootstrap.fan(0)[60]).isLessThan(bootstrap.fan(4)[60]);
    }

    @Test
    void fewReturnsAreNotDrawnFrom() {
        assertThat(Bootstrap.isPossible(marks(59, _ -> 0.01))).isFalse();
        assertThatThrownBy(() -> Bootstrap.of(marks(59, _ -> 0.01), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
