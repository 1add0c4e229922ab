package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.order.Side;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BandsTest {
    /// Two trades: 10 units from 100 to 103 at opens, and 10 units from 100 to 107 of which the
    /// exit lies inside a bar. Commission is 0. Of 100 earned, 70 rest on the doubtful fill.
    @Test
    void theProfitThatRestsOnDoubtfulFillsIsToldByHand() {
        var runs = new Runs("10000");
        runs.fill(1 * Runs.DAY, Runs.SHARE, Side.BUY, "10", "100", "0", false);
        runs.fill(2 * Runs.DAY, Runs.SHARE, Side.SELL, "10", "103", "0", false);
        runs.fill(3 * Runs.DAY, Runs.SHARE, Side.BUY, "10", "100", "0", false);
        runs.fill(4 * Runs.DAY, Runs.SHARE, Side.SELL, "10", "107", "0", true);

        var bands = bands(runs);

        assertThat(bands.fills()).isEqualTo(4);
        assertThat(bands.doubtfulFills()).isEqualTo(1);
        assertThat(bands.doubtfulProfit().value()).hasValue(0.7);
        assertThat(bands.ranges()).extracting(Bands.Range::name).isEqualTo(Bands.FIGURES);
    }

    @Test
    void withoutProfitNothingRestsOnAnything() {
        var runs = new Runs("10000");
        runs.fill(1 * Runs.DAY, Runs.SHARE, Side.BUY, "10", "100", "0", true);
        runs.fill(2 * Runs.DAY, Runs.SHARE, Side.SELL, "10", "99", "0", true);

        var bands = bands(runs);

        assertThat(bands.doubtfulProfit().value()).isEqualTo(OptionalDouble.empty());
        assertThat(bands.doubtfulProfit().reason()).isEqualTo("no profit");
        assertThat(BandsTable.text(bands, TableStyle.PLAIN))
                .contains(
                        "  2 of 2 fills lie inside a bar; profit that rests on them: n/a (no profit)\n");
    }

    private static Bands bands(Runs runs) {
        var figures = Statistics.of(runs.recorder, Runs.NEW_YORK);
        return Bands.of(runs.recorder, figures, figures, figures);
    }
}
