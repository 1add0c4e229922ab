package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.Fill;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole backtests with costs against a BigDecimal ledger, and the engine's books against the
/// venue's.
class BacktestLedgerTest {
    private static final BigDecimal RATE = new BigDecimal("0.0007");
    private static final Commission PERCENT = new Commission.Percent(RATE);
    private static final Commission PER_SHARE =
            new Commission.PerShare(new BigDecimal("0.005"), new BigDecimal("1.00"));

    static Stream<Arguments> runs() {
        return SmallStrategies.all().stream()
                .flatMap(strategy ->
                        Stream.of(PERCENT, PER_SHARE)
                                .map(fee ->
                                        Arguments.of(
                                                strategy.get().getClass().getSimpleName(),
                                                fee,
                                                strategy)));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("runs")
    void everyFillAndEveryEquityAgreesToTheLastDigit(
            String name, Commission fee, Supplier<Strategy> strategy) {
        for (var seed = 1; seed <= 10; seed++) {
            var history = RandomMarkets.hours(seed, 300);
            var venue =
                    VenueModel.STANDARD
                            .withCommission(fee)
                            .withSlippage(new Slippage.BasisPoints(new BigDecimal("3.7")))
                            .withShortSelling(new BigDecimal("1.5"));
            var plan =
                    BacktestPlan.of("ledger", Money.parse("10000 USD"), history).withVenue(venue);
            var ledger = new Ledger(history, fee);
            var session = new BacktestSession(plan, strategy.get(), ledger);
            session.start();
            while (session.step()) {}
            booksAgree(session, history);
            var result = session.finish(false);

            assertThat(result.cash().toDecimal()).isEqualByComparingTo(ledger.cash);
            assertThat(result.equity().toDecimal()).isEqualByComparingTo(ledger.equity());
            assertThat(ledger.fills).as("%s trades", name).isPositive();
        }
    }

    private static void booksAgree(BacktestSession session, MarketHistory history) {
        var saved = session.save();
        var venue = saved.getState("venue").getState("account");
        var engine = saved.getState("engine").getState("portfolio");
        assertThat(engine.getState("ledger").getLongs("cash")).isEqualTo(venue.getLongs("cash"));
        var positions = venue.getList("holdings");
        for (var book : engine.getList("positions")) {
            var held = positions.get(book.getInt("instrument"));
            assertThat(book.getState("holding").getLong("units")).isEqualTo(held.getLong("units"));
            assertThat(book.getState("holding").getLong("costUnits"))
                    .isEqualTo(held.getLong("costUnits"));
        }
        assertThat(positions).hasSize(history.instruments().size());
    }

    /// Fed by what a watcher hears, checks each number as it comes.
    private static final class Ledger implements dev.tandem.api.event.RunListener {
        private final Map<Instrument, Map<Long, Double>> closes = new LinkedHashMap<>();
        private final Map<Instrument, BigDecimal> positions = new LinkedHashMap<>();
        private final Map<Instrument, BigDecimal> marks = new LinkedHashMap<>();
        private final Commission fee;
        private final List<Long> executions = new ArrayList<>();
        private BigDecimal cash = new BigDecimal("10000");
        private int fills;

        Ledger(MarketHistory history, Commission fee) {
            this.fee = fee;
            for (var instrument : history.instruments()) {
                var columns = history.find(instrument, BarSize.H1).orElseThrow();
                var byTime = new LinkedHashMap<Long, Double>();
                for (var i = 0; i < columns.count(); i++) {
                    byTime.put(columns.closeNanos(i), columns.close(i));
                }
                closes.put(instrument, byTime);
                positions.put(instrument, BigDecimal.ZERO);
                marks.put(instrument, BigDecimal.ZERO);
            }
        }

        @Override
        public void onFill(Fill fill) {
            fills++;
            var quantity = fill.quantity().toDecimal();
            var price = fill.price().toDecimal();
            var signed = fill.side() == Side.BUY ? quantity : quantity.negate();
            var before = positions.get(fill.instrument());
            var closing =
                    before.signum() * signed.signum() < 0
                            ? quantity.min(before.abs())
                            : BigDecimal.ZERO;
            var cost = charge(closing, price).add(charge(quantity.subtract(closing), price));
            cash = cash.subtract(ledger(signed.multiply(price))).subtract(cost);
            positions.merge(fill.instrument(), signed, BigDecimal::add);
            marks.put(fill.instrument(), price);
            assertThat(fill.number()).isEqualTo(fills);
            assertThat(executions).doesNotContain(fill.executionId());
            executions.add(fill.executionId());
            assertThat(fill.commission().toDecimal()).isEqualByComparingTo(cost);
            assertThat(fill.cashAfter().toDecimal()).isEqualByComparingTo(cash);
            assertThat(BigDecimal.valueOf(fill.positionAfterUnits(), 8))
                    .isEqualByComparingTo(positions.get(fill.instrument()));
        }

        @Override
        public void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {
            closes.forEach((instrument, byTime) -> {
                if (byTime.containsKey(atNanos)) {
                    marks.put(instrument, BigDecimal.valueOf(byTime.get(atNanos)));
                }
            });
            assertThat(BigDecimal.valueOf(cashUnits, 8)).isEqualByComparingTo(cash);
            assertThat(BigDecimal.valueOf(equityUnits, 8)).isEqualByComparingTo(equity());
        }

        BigDecimal equity() {
            var sum = cash;
            for (var instrument : positions.keySet()) {
                sum = sum.add(ledger(positions.get(instrument).multiply(marks.get(instrument))));
            }
            return sum;
        }

        private BigDecimal charge(BigDecimal quantity, BigDecimal price) {
            if (quantity.signum() == 0) {
                return BigDecimal.ZERO;
            }
            return fee == PERCENT
                    ? ledger(ledger(quantity.multiply(price)).multiply(RATE))
                    : ledger(quantity.multiply(new BigDecimal("0.005"))).max(BigDecimal.ONE);
        }

        private static BigDecimal ledger(BigDecimal amount) {
            return amount.setScale(8, RoundingMode.HALF_EVEN);
        }
    }
}
