package dev.tandem.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.AccountReport.MarginCalled;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.Progress;
import dev.tandem.simulator.AccountRules;
import dev.tandem.simulator.InterestRules;
import dev.tandem.simulator.MarginRules;
import dev.tandem.simulator.RatePath;
import dev.tandem.simulator.VenueModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Accounts with margin and interest on recorded prices, margins and rates.
class RealAccountsTest {
    private static final long DAY = 86_400_000_000_000L;

    /// The December 2013 contract of the E-mini S&P 500, 50 USD a point, 4 180 to open and 3 800 to
    /// keep since the 3rd of October. Bought at the open of the 8th, 1 669; it closes 22.5 points
    /// lower and 2.25 points higher on the 9th, and opens at 1 667.50 on the 10th.
    ///
    /// | cash | 8th | 9th | open of the 10th |
    /// |---|---|---|---|
    /// | 5 000 | 3 875: enough | | |
    /// | 4 500 | 3 375: called | 3 487.50: not met | 4 425: enough again |
    /// | 4 200 | 3 075: called | 3 187.50: not met | 4 125 is less than 4 180: sold at 1 665.83 |
    @ParameterizedTest(name = "with {0}")
    @CsvSource({
        "5000 USD, 0, BUY at 1669",
        "4500 USD, 1, BUY at 1669",
        "4200 USD, 1, BUY at 1669 SELL at 1665.83 liquidation"
    })
    void aFutureIsCalledByTheMarginsOfItsTime(String cash, int calls, String trades)
            throws IOException {
        var venue =
                VenueModel.FRICTIONLESS.withAccount(
                        AccountRules.STANDARD.withMargin(MarginRules.BROKER));
        var heard = new Heard();

        Backtest.run(
                BacktestPlan.of("future", Money.parse(cash), december()).withVenue(venue),
                new BuyOnce(LocalDate.of(2013, 10, 8)),
                heard,
                Progress.NONE);

        assertThat(heard.calls).isEqualTo(calls);
        assertThat(String.join(" ", heard.trades)).isEqualTo(trades);
    }

    /// 10 000 in cash through 2023 at the primary credit rate less half a percent: 27 days at 4 %
    /// after the 1st of January, 49 days at 4.25 %... each day on the balance of the day.
    @Test
    void cashEarnsARecordedRate() throws IOException {
        var path = primaryCredit().plus(new BigDecimal("-0.005"));
        var rules =
                InterestRules.NONE.with(new InterestRules.Rates(Currency.USD, RatePath.NONE, path));
        var venue = VenueModel.FRICTIONLESS.withAccount(AccountRules.STANDARD.withInterest(rules));
        var first = LocalDate.of(2023, 1, 1);
        var columns = BarColumns.builder(share(), BarSize.D1);
        for (var i = 0; i < 365; i++) {
            append(columns, first.plusDays(i), 100, 100, 100, 100);
        }
        var heard = new Heard();

        var result =
                Backtest.run(
                        BacktestPlan.of(
                                        "cash",
                                        Money.parse("10000 USD"),
                                        MarketHistory.of(List.of(columns.build())))
                                .withVenue(venue),
                        new Strategy() {},
                        heard,
                        Progress.NONE);

        var expected = new BigDecimal("10000.00000000");
        for (var i = 0; i < 365; i++) {
            var rate = rateOn(first.plusDays(i)).subtract(new BigDecimal("0.005"));
            expected =
                    expected.add(
                            expected.multiply(rate)
                                    .divide(
                                            new BigDecimal("365"),
                                            8,
                                            java.math.RoundingMode.HALF_EVEN));
        }
        assertThat(heard.interests).isEqualTo(365);
        assertThat(result.cash().toDecimal()).isEqualByComparingTo(expected);
    }

    private static MarketHistory december() throws IOException {
        var amounts = new ArrayList<MarginTerms.Amounts>();
        for (var line : lines("futures/lean_es_margins.csv")) {
            var words = line.split(",");
            var date = LocalDate.parse(words[0], DateTimeFormatter.BASIC_ISO_DATE);
            amounts.add(
                    new MarginTerms.Amounts(
                            date.toEpochDay() * DAY,
                            new BigDecimal(words[1]),
                            new BigDecimal(words[2])));
        }
        var contract =
                instrument("ES201312", "50")
                        .withContract(
                                new ContractTerms(
                                        Settlement.DAILY,
                                        false,
                                        new MarginTerms.PerContract(amounts),
                                        ContractTerms.NEVER));
        var columns = BarColumns.builder(contract, BarSize.D1);
        for (var line : lines("futures/lean_ES_1d_trade.csv")) {
            var words = line.split(",");
            if (words[1].equals("ES201312")) {
                append(
                        columns,
                        LocalDate.parse(words[0]),
                        Double.parseDouble(words[2]),
                        Double.parseDouble(words[3]),
                        Double.parseDouble(words[4]),
                        Double.parseDouble(words[5]));
            }
        }
        return MarketHistory.of(List.of(columns.build()));
    }

    private static void append(
            BarColumns.Builder columns,
            LocalDate date,
            double open,
            double high,
            double low,
            double close) {
        var at = date.toEpochDay() * DAY;
        columns.append(at, at + DAY, open, high, low, close, 1e9, (int) date.toEpochDay());
    }

    private static RatePath primaryCredit() throws IOException {
        var steps = new ArrayList<RatePath.Step>();
        for (var line : lines("rates/us_primary_credit_rate.csv")) {
            var words = line.split(",");
            steps.add(
                    new RatePath.Step(
                            LocalDate.parse(words[0]).toEpochDay() * DAY,
                            new BigDecimal(words[1]).movePointLeft(2)));
        }
        return new RatePath(steps);
    }

    /// The last line of the file that is not later.
    private static BigDecimal rateOn(LocalDate date) throws IOException {
        @Nullable BigDecimal found = null;
        for (var line : lines("rates/us_primary_credit_rate.csv")) {
            var words = line.split(",");
            if (!LocalDate.parse(words[0]).isAfter(date)) {
                found = new BigDecimal(words[1]).movePointLeft(2);
            }
        }
        return java.util.Objects.requireNonNull(found);
    }

    private static List<String> lines(String name) throws IOException {
        return Files.readAllLines(SharedData.path(name)).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static Instrument share() {
        return instrument("S", "1");
    }

    private static Instrument instrument(String symbol, String multiplier) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.FUTURE,
                0,
                2,
                0,
                Currency.USD,
                new BigDecimal(multiplier),
                false,
                TradingCalendar.alwaysOpen(),
                List.of(TradingRules.always(Price.of("0.01"), Quantity.of(1))));
    }

    private static final class BuyOnce implements Strategy {
        private final int opens;

        BuyOnce(LocalDate date) {
            opens = (int) date.toEpochDay();
        }

        @Override
        public void onBar(Context context, Bar bar) {
            if (bar.closeNanos() == opens * DAY) {
                context.submit(
                        OrderRequest.market(
                                bar.instrument(), Side.BUY, bar.instrument().quantity(1)));
            }
        }
    }

    private static final class Heard implements RunListener {
        private final List<String> trades = new ArrayList<>();
        private int calls;
        private int interests;

        @Override
        public void onFill(Fill fill) {
            var tag = fill.order().request().tag();
            trades.add(fill.side() + " at " + fill.price() + (tag.isEmpty() ? "" : " " + tag));
        }

        @Override
        public void onMarginCall(long atNanos, MarginCalled call) {
            calls++;
        }

        @Override
        public void onPosting(
                long atNanos,
                long entry,
                LedgerAccount account,
                @Nullable Instrument instrument,
                Currency currency,
                long units,
                long inAccountUnits) {
            interests += account == LedgerAccount.INTEREST ? 1 : 0;
        }
    }
}
