package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Figures by hand. Every number of the reference data is compared where the cases are, in `app`.
class ReferenceStatisticsTest {
    @Test
    void figuresOfFourReturnsByHand() {
        var returns = new double[] {0.1, -0.2, 0.3, -0.1};
        var statistics = new ReferenceStatistics(returns, ReferenceSettings.of(4));

        // gains 0.1 + 0.3 over losses 0.2 + 0.1
        near(statistics.omega(), 4.0 / 3);
        // sorted -0.2 -0.1 0.1 0.3: 5 % lies 0.15 of the way from -0.2, 95 % 0.85 from 0.1
        near(statistics.tailRatio(), 0.27 / 0.185);
        // floor(3 * 0.5) + 1 = 2 smallest
        near(statistics.conditionalValueAtRisk(0.5), -0.15);
        // A equals n, so the year is the product: 1.1 * 0.8 * 1.3 * 0.9
        near(statistics.growthRate(), 1.0296 - 1);
        // 1.1 to 0.88, a fifth lost
        near(statistics.maxDrawdown(), -0.2);
    }

    @Test
    void aComparisonOfFourReturnsByHand() {
        var comparison =
                new ReferenceComparison(
                        new double[] {0.1, -0.2, 0.3, -0.1},
                        new double[] {0.2, -0.1, 0.1, 0},
                        ReferenceSettings.of(1));

        // bars 1, 2, 4 are worse and bar 3 is better; of 1, 3, 4 with b >= 0 one is better
        near(comparison.battingAverage(), 0.25);
        near(comparison.all().get("batting_average.1"), 1.0 / 3);
        // up bars 1 and 3: sqrt(1.1 * 1.3) - 1 over sqrt(1.2 * 1.1) - 1
        near(comparison.up().capture(), (Math.sqrt(1.43) - 1) / (Math.sqrt(1.32) - 1));
        // two points (0.2, 0.1) and (0.1, 0.3): slope -2, through 0.5
        near(comparison.up().beta(), -2);
        near(comparison.up().alpha(), 0.5);
    }

    @Test
    void seriesOfDifferentLengthAreRefused() {
        assertThatThrownBy(() ->
                        new ReferenceComparison(
                                new double[2], new double[3], ReferenceSettings.of(1)))
                .hasMessage("2 returns beside 3");
        assertThatThrownBy(() -> new ReferenceSettings(0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-14));
    }
}
