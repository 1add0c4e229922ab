package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.DAY;
import static dev.tandem.analytics.Runs.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Shares of equity by instrument, by hand.
class AllocationTest {
    private static PriceChart chart(String symbol, double... closes) {
        var chart = new PriceChart(symbol, "1d", closes.length, 1000);
        for (var i = 0; i < closes.length; i++) {
            chart.add(i, (i + 1) * DAY, closes[i], closes[i], closes[i], closes[i]);
        }
        return chart;
    }

    @Test
    void aShareIsThePositionAtItsPriceAgainstEquity() {
        var run = new Runs("10000");
        run.mark(DAY, "10000", "0");
        run.buy(DAY, "10", "100", "0").mark(2 * DAY, "10200", "1200");
        run.sell(2 * DAY, "25", "120", "0").mark(3 * DAY, "9000", "1500");

        var allocation = Allocation.of(run.recorder, List.of(chart("SPY", 100, 120, 100)));

        assertThat(allocation.instruments()).isEqualTo(1);
        assertThat(allocation.holdings()).hasSize(1);
        assertThat(allocation.holdings().getFirst().name()).isEqualTo("SPY");
        assertThat(allocation.holdings().getFirst().shares())
                .containsExactly(
                        new double[] {0, 10 * 120 / 10200.0, -15 * 100 / 9000.0}, within(1e-12));
        assertThat(allocation.gross(2)).isCloseTo(1500 / 9000.0, within(1e-12));
    }

    @Test
    void aSplitChangesThePositionWithThePrice() {
        var run = new Runs("10000");
        run.buy(DAY, "10", "100", "0").mark(DAY, "10000", "1000");
        run.recorder.onInstrument(new InstrumentEvent.Split(SHARE, DAY + 1, BigDecimal.valueOf(4)));
        run.mark(2 * DAY, "10000", "1000");

        var allocation = Allocation.of(run.recorder, List.of(chart("SPY", 100, 25)));

        assertThat(allocation.holdings().getFirst().shares())
                .containsExactly(new double[] {0.1, 0.1}, within(1e-12));
    }

    @Test
    void tenAreNamedTheLargestFirstAndTheOthersAreTheRest() {
        var run = new Runs("10000");
        var charts = new ArrayList<PriceChart>();
        for (var i = 1; i <= 12; i++) {
            var instrument = Runs.instrument("S" + i, i, "1");
            run.fill(DAY, instrument, Side.BUY, String.valueOf(i), "10", "0", false);
            charts.add(chart("S" + i, 10));
        }
        run.mark(DAY, "10000", "780"); // 10 * (1 + ... + 12)

        var allocation = Allocation.of(run.recorder, charts);

        assertThat(allocation.instruments()).isEqualTo(12);
        assertThat(allocation.holdings()).hasSize(11);
        assertThat(allocation.holdings().getFirst().name()).isEqualTo("S12");
        assertThat(allocation.holdings().getFirst().shares()[0]).isCloseTo(0.012, within(1e-12));
        assertThat(allocation.holdings().getLast().name()).isEqualTo("the rest");
        assertThat(allocation.holdings().getLast().shares()[0]).isCloseTo(0.003, within(1e-12));
    }

    @Test
    void aRunWithoutAFillHasNoneAndMarksWithoutEquityHaveNoPoint() {
        var run = new Runs("100").mark(DAY, "100", "0").mark(2 * DAY, "0", "0");

        var allocation = Allocation.of(run.recorder, List.of(chart("SPY", 100)));

        assertThat(allocation.holdings()).isEmpty();
        assertThat(allocation.size()).isEqualTo(1);
    }

    @Test
    void someOfThePointsEndWithTheLast() {
        var run = new Runs("100");
        for (var i = 1; i <= 25; i++) {
            run.mark(i * DAY, "100", "0");
        }
        var allocation = Allocation.of(run.recorder, List.of());

        assertThat(allocation.some(4)).containsExactly(5, 11, 17, 24);
        assertThat(allocation.some(40)).hasSize(25).startsWith(0).endsWith(24);
    }
}
