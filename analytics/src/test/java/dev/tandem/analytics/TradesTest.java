package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.DAY;
import static dev.tandem.analytics.Runs.FUTURE;
import static dev.tandem.analytics.Runs.SHARE;
import static dev.tandem.analytics.Runs.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.order.Side;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradesTest {
    @Test
    void partialEntriesAndExitsAreAveragedInOneTrade() {
        var run =
                new Runs("10000")
                        .buy(0, "10", "100", "1")
                        .buy(DAY, "30", "110", "2")
                        .sell(2 * DAY, "15", "120", "0.5")
                        .sell(3 * DAY, "25", "104", "0.5");

        var trade = run.recorder.trades().getFirst();

        assertThat(trade.direction()).isEqualTo(Direction.LONG);
        assertThat(trade.quantity()).isEqualTo(Quantity.of(40));
        assertThat(trade.entryPrice()).isEqualTo(Price.of("107.5"));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("110"));
        assertThat(trade.pnlGross()).isEqualTo(usd("100"));
        assertThat(trade.commission()).isEqualTo(usd("4"));
        assertThat(trade.pnlNet()).isEqualTo(usd("96"));
        assertThat(trade.openedNanos()).isZero();
        assertThat(trade.closedNanos()).isEqualTo(3 * DAY);
        assertThat(run.recorder.openTrades()).isEmpty();
    }

    @Test
    void F070_aFillThatWasTakenBackCountsForNothing() throws IOException {
        var run =
                new Runs("10000")
                        .buy(0, "10", "100", "1")
                        .buy(DAY, "10", "110", "2")
                        .bust(DAY, 1)
                        .sell(2 * DAY, "10", "120", "3");

        var trade = run.recorder.trades().getFirst();

        assertThat(trade.pnlNet()).isEqualTo(usd("95")); // 10 x (120 - 110) - 2 - 3
        assertThat(trade.commission()).isEqualTo(usd("5"));
        assertThat(run.recorder.openTrades()).isEmpty();
        assertThat(run.recorder.fills()).hasSize(2);
        assertThat(run.recorder.marksBefore(1)).isZero();
        assertThat(run.recorder.finalCash()).isEqualTo(usd("10095"));
        var file = new ByteArrayOutputStream();
        new CsvFiles(run.recorder, TimeStyle.INSTANT).fills(file);
        assertThat(file.toString(StandardCharsets.UTF_8).lines().toList().get(3))
                .contains(",1,1,SPY,buy,-10,100,-1,USD,taker,10,8898");
    }

    @Test
    void aShortEarnsWhenThePriceFalls() {
        var run = new Runs("10000").sell(0, "10", "100", "1").buy(DAY, "10", "90", "1");

        var trade = run.recorder.trades().getFirst();

        assertThat(trade.direction()).isEqualTo(Direction.SHORT);
        assertThat(trade.pnlGross()).isEqualTo(usd("100"));
        assertThat(trade.pnlNet()).isEqualTo(usd("98"));
    }

    @Test
    void aFlipClosesOneTradeAndOpensTheNextAndSplitsItsCommission() {
        var run = new Runs("10000").buy(0, "10", "100", "0").sell(DAY, "30", "105", "1");

        var closed = run.recorder.trades().getFirst();
        var open = run.recorder.openTrades().getFirst();

        assertThat(closed.pnlGross()).isEqualTo(usd("50"));
        assertThat(closed.commission()).isEqualTo(usd("0.33333333"));
        assertThat(open.direction()).isEqualTo(Direction.SHORT);
        assertThat(open.quantity()).isEqualTo(Quantity.of(20));
        assertThat(open.entryPrice()).isEqualTo(Price.of("105"));
        assertThat(open.commission()).isEqualTo(usd("0.66666667"));
        assertThat(open.cashFlow()).isEqualTo(usd("2100"));
    }

    @Test
    void excursionsComeFromTheBarsAgainstTheAverageEntry() {
        var run =
                new Runs("10000")
                        .buy(1, "10", "100", "0")
                        .bar(DAY, 104, 97)
                        .bar(2 * DAY, 109, 99)
                        .sell(2 * DAY + 1, "10", "96", "0");

        var trade = run.recorder.trades().getFirst();

        assertThat(trade.bars()).isEqualTo(2);
        assertThat(trade.mae()).isEqualTo(usd("-40")); // the exit was worse than any bar
        assertThat(trade.mfe()).isEqualTo(usd("90"));
    }

    @Test
    void aShortsWorstExcursionIsTheHighestPrice() {
        var run = new Runs("10000").sell(1, "10", "100", "0").bar(DAY, 104, 97);

        var open = run.recorder.openTrades().getFirst();

        assertThat(open.mae()).isEqualTo(usd("-40"));
        assertThat(open.mfe()).isEqualTo(usd("30"));
    }

    @Test
    void theRangeOfTheBarInsideOfWhichItOpenedDoesNotCount() {
        var run = new Runs("10000");
        run.fill(DAY, SHARE, Side.BUY, "10", "100", "0", true);
        run.bar(DAY, 150, 50).bar(2 * DAY, 101, 99);

        var open = run.recorder.openTrades().getFirst();

        assertThat(open.bars()).isEqualTo(2);
        assertThat(open.mae()).isEqualTo(usd("-10"));
        assertThat(open.mfe()).isEqualTo(usd("10"));
    }

    @Test
    void aMultiplierScalesProfitAndExcursion() {
        var run = new Runs("10000");
        run.fill(0, FUTURE, Side.BUY, "2", "4000", "0", false);
        run.recorder.onPositionBar(DAY, FUTURE, 4001, 3999.5);
        run.fill(2 * DAY, FUTURE, Side.SELL, "2", "4000.25", "0", false);

        var trade = run.recorder.trades().getFirst();

        assertThat(trade.pnlGross()).isEqualTo(usd("25"));
        assertThat(trade.mae()).isEqualTo(usd("-50"));
        assertThat(trade.mfe()).isEqualTo(usd("100"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void allTradesTogetherMoveAsMuchCashAsAllFills(long seed) {
        var random = new SplittableRandom(seed);
        var run = new Runs("1000000");

        for (var i = 0; i < 500; i++) {
            var instrument = random.nextBoolean() ? SHARE : FUTURE;
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            var quantity = new Quantity(random.nextLong(1, 1_000_000_000L), 8).toString();
            var price = new Price(random.nextLong(1, 10_000_000_000L), 8).toString();
            var commission = new Price(random.nextLong(0, 1000), 8).toString();
            run.fill(i, instrument, side, quantity, price, commission, false);
        }

        var sum = Money.zero(usd("0").currency());
        for (var trade : run.recorder.trades()) {
            sum = sum.plus(trade.pnlNet());
        }
        for (var open : run.recorder.openTrades()) {
            sum = sum.plus(open.cashFlow()).minus(open.commission());
        }
        assertThat(usd("1000000").plus(sum)).isEqualTo(run.cash());
        assertThat(run.recorder.finalCash()).isEqualTo(run.cash());
    }
}
