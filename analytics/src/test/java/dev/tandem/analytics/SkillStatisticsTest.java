package dev.tandem.analytics;

import static dev.tandem.analytics.Figures.check;
import static dev.tandem.analytics.Figures.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.calendar.TradingCalendar;
import org.junit.jupiter.api.Test;

class SkillStatisticsTest {
    private static final PeriodMarks SWINGS =
            PeriodMarks.of(daily(60, i -> i % 2 == 0 ? 0.1 : -0.05), TradingCalendar.alwaysOpen());

    @Test
    void probabilisticSharpeByHand() {
        // 0.025 +- 0.075: ratio 0.025 / (0.075 * sqrt(60/59)) = 0.3305438840; no skew; m4/m2^2 = 1,
        // so g4 = 59/(58*57) * (61 * -2 + 6) + 3 = 0.9298245614;
        // z = 0.3305438840 * sqrt(59) / sqrt(1 - 0.0175438596 * 0.3305438840^2) = 2.5413926252
        var figure = new SkillStatistics(returns()).probabilisticSharpe();

        check(figure, 0.9944794073002642);
        assertThat(figure.minimum()).isEqualTo("60 returns");
    }

    @Test
    void theNumericalExampleOfTheDeflatedSharpeRatio() {
        // Bailey and López de Prado (2014): annual SR 2.5 of 250 periods a year, variance of the
        // trials 1/2 a year, 100 trials, five years, skew -3, kurtosis 10: hurdle 0.1132, 0.9004
        var trials = new Trials(100, 0.5 / 250);

        var probability =
                SharpeMath.probabilityAbove(
                        trials.expectedBest(), 2.5 / Math.sqrt(250), 1250, -3, 10);

        assertThat(trials.expectedBest()).isCloseTo(0.1132, within(5e-5));
        assertThat(probability).isCloseTo(0.9004, within(5e-5));
    }

    @Test
    void twoTrialsByHand() {
        // PhiInverse(1/2) = 0, PhiInverse(1 - 1/(2e)) = 0.9004525966, times Euler's 0.5772156649
        assertThat(new Trials(2, 0.01).expectedBest())
                .isCloseTo(0.1 * 0.5772156649015329 * 0.9004525966377903, within(1e-13));
        assertThat(Trials.of(0.1, 0.2, 0.3).variance()).isCloseTo(0.01, within(1e-15));
        assertThat(Trials.of(0.1)).isEqualTo(new Trials(1, 0));
    }

    @Test
    void moreTrialsLeaveLessOfAResult() {
        var once = deflated(new Trials(1, 0.01));
        var often = deflated(new Trials(100, 0.01));

        check(once, 0.9944794073002642); // nothing to deflate
        // expected best 0.1 * 2.5306 of 100 trials, z = (0.33054 - 0.25306) / 0.33054 * 2.54139
        assertThat(often.value().orElseThrow()).isCloseTo(0.7243, within(5e-4));
        assertThat(often.formula()).contains("N = 100, variance of their SR per period = 0.01");
    }

    @Test
    void aSingleRunHasNoneAndImpossibleTrialsAreRefused() {
        assertThat(new SkillStatistics(returns()).all().getLast().reason())
                .isEqualTo("needs the trials of an optimisation");
        assertThatThrownBy(() -> new Trials(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Trials(2, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Statistic deflated(Trials trials) {
        return Statistics.deflatedSharpe(SWINGS, StatisticsSettings.DEFAULT, trials);
    }

    private static PeriodReturns returns() {
        return new PeriodReturns(SWINGS, StatisticsSettings.DEFAULT);
    }
}
