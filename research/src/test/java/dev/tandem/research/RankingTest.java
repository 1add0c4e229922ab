package dev.tandem.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which row is the best, and how good luck alone would be.
class RankingTest {
    private static SweepRow row(int number, String statistic, String value) {
        var cells = new ArrayList<>(Collections.nCopies(Figures.NAMES.size(), "0"));
        cells.set(Figures.NAMES.indexOf(statistic), value);
        return new SweepRow(
                number, List.of(), new Outcome.Ran("", 0, "1", 1000, 252, Figures.of(cells)));
    }

    @ParameterizedTest
    @CsvSource({
        "sharpe_ratio, 3 1 4 2",
        "max_drawdown, 3 1 4 2",
        "volatility, 1 4 3 2",
        "commission_total, 1 4 3 2",
    })
    void theBestComeFirstEqualOnesByNumberThoseWithoutValueLast(String statistic, String order) {
        var rows =
                List.of(
                        row(1, statistic, "-0.2"),
                        row(2, statistic, ""),
                        row(3, statistic, "-0.1"),
                        row(4, statistic, "-0.2"),
                        new SweepRow(5, List.of(), new Outcome.Failed("no")));

        assertThat(Ranking.by(statistic).best(rows))
                .extracting(row -> String.valueOf(row.number()))
                .containsExactly(order.split(" "));
    }

    @Test
    void whatIsNeitherGoodNorBadIsNoOrder() {
        assertThatThrownBy(() -> Ranking.by("beta")).hasMessageContaining("neither more nor less");
        assertThatThrownBy(() -> Ranking.by("sharp")).hasMessageContaining("sharpe_ratio");
    }

    /// Annual ratios of 1 and 3 with A = 4 are 0.5 and 1.5 a period: sample variance 0.5. For N = 2
    /// the normal quantiles at 1 - 1/2 and 1 - 1/(2e) = 0.816060 are 0 and 0.900453, so by chance
    /// the best has sqrt(0.5) * 0.577216 * 0.900453 = 0.367523 a period, 0.735045 a year. The best
    /// has n = 101 returns without skew and excess: Phi((1.5 - 0.367523) * 10 / sqrt(1 + 1.5^2/2))
    /// = Phi(7.77), which is 1.
    @Test
    void luckCountsEveryRunThatRan() {
        var rows =
                List.of(
                        ran(1, "1"),
                        ran(2, "3"),
                        new SweepRow(3, List.of(), new Outcome.Refused("no")));

        var luck = Luck.of(rows, rows.get(1)).orElseThrow();

        assertThat(luck.trials().count()).isEqualTo(2);
        assertThat(luck.trials().variance()).isEqualTo(0.5, within(1e-12));
        assertThat(luck.expectedBest()).isEqualTo(0.735045, within(1e-5));
        assertThat(luck.deflatedSharpe().value().orElseThrow()).isEqualTo(1, within(1e-9));
        assertThat(Luck.of(rows, rows.get(2))).isEmpty();
    }

    private static SweepRow ran(int number, String sharpe) {
        var row = row(number, "sharpe_ratio", sharpe);
        return new SweepRow(
                number,
                List.of(),
                new Outcome.Ran("", 0, "1", 101, 4, ((Outcome.Ran) row.outcome()).figures()));
    }
}
