package dev.tandem.app.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.account.Account;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.CsvTable;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.events.RunData;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.Progress;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.golden.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shares of real companies held through their splits and dividends. All of it is bought at a
/// close, in parts of a share so that nothing is left over, without costs.
class HeldThroughActionsTest {
    private final Path days = SharedFolder.find().resolve("data/equities-daily");

    @TempDir Path folder;

    /// Puts everything into one instrument at the second close, and each dividend into more of it:
    /// at the close of its day, or at the next open.
    private static final class Holder implements Strategy {
        private final boolean reinvests;
        private final TimeInForce when;
        private final Map<LocalDate, Double> worth = new LinkedHashMap<>();
        private final List<Double> jumps = new ArrayList<>();
        private final List<String> units = new ArrayList<>();

        Holder(boolean reinvests, TimeInForce when) {
            this.reinvests = reinvests;
            this.when = when;
        }

        @Override
        public void onBar(Context context, Bar bar) {
            if (worth.isEmpty()) {
                buy(context, bar.instrument(), OrderSize.equityShare("1"), TimeInForce.AT_CLOSE);
            }
            worth.put(LocalDate.ofEpochDay(bar.tradingDay()), equity(context.account()));
        }

        @Override
        public void onInstrument(Context context, InstrumentEvent event) {
            switch (event) {
                case InstrumentEvent.Split split -> {
                    var before = worth.values().stream().reduce((_, last) -> last).orElseThrow();
                    jumps.add(equity(context.account()) / before - 1);
                    units.add(
                            split.ratio() + " " + context.position(split.instrument()).quantity());
                }
                case InstrumentEvent.Dividend dividend -> {
                    if (reinvests && !context.position(dividend.instrument()).isFlat()) {
                        buy(
                                context,
                                dividend.instrument(),
                                OrderSize.value(context.account().cash()),
                                when);
                    }
                }
                default -> {}
            }
        }

        private static void buy(
                Context context, Instrument instrument, OrderSize size, TimeInForce when) {
            context.submit(
                    OrderRequest.market(instrument, Side.BUY, Quantity.of(1))
                            .withSize(size)
                            .withTimeInForce(when));
        }

        private static double equity(Account account) {
            return account.equity().toDecimal().doubleValue();
        }

        /// Growth from the close of one date to that of another.
        double growth(LocalDate from, LocalDate until) {
            return worth.get(until) / worth.get(from);
        }
    }

    /// 100000 buys 6250 at the close of 16 on January 5, 1998. One share becomes 2, 2, 7 and 4,
    /// that is 112.
    @Test
    void worthDoesNotJumpWhereASplitIs() throws IOException {
        var holder = new Holder(false, TimeInForce.GTC);
        run(load("lean/AAPL.csv.gz", "lean/events/AAPL.csv", "1"), holder);

        assertThat(holder.jumps).hasSize(4);
        assertThat(holder.jumps).allSatisfy(jump -> assertThat(jump).isCloseTo(0, within(1e-9)));
        assertThat(holder.units).containsExactly("2 12500", "2 25000", "7 175000", "4 700000");
    }

    /// This source adjusts as if each dividend were put into more shares at the close of its day,
    /// and gives six decimals of the result.
    @ParameterizedTest
    @CsvSource({
        "AAPL, 1990-01-03, 2013-12-31",
        "GE, 1990-01-03, 2013-12-31",
        "CAT, 1990-01-03, 2013-12-31"
    })
    void reinvestedAtTheCloseItIsTheAdjustedClose(String symbol, LocalDate from, LocalDate until)
            throws IOException {
        var prices = "wiki/" + symbol + ".csv.gz";
        var holder = new Holder(true, TimeInForce.AT_CLOSE);
        run(load(prices, prices, "0.00000001"), holder);

        var adjusted = column(days.resolve(prices), "adj_close");
        assertThat(holder.growth(from, until))
                .isCloseTo(
                        adjusted.get(until) / adjusted.get(from),
                        within(2e-6 * holder.growth(from, until)));
    }

    /// Factor files adjust by the close before, which nobody can buy at any more: reinvested at the
    /// open it comes out near.
    @ParameterizedTest
    @CsvSource({"AAPL, 1998-01-05, 2021-03-31, 0.001", "SPY, 1998-01-05, 2021-03-31, 0.0015"})
    void reinvestedAtTheOpenItIsNearTheFactors(
            String symbol, LocalDate from, LocalDate until, double tolerance) throws IOException {
        var prices = "lean/" + symbol + ".csv.gz";
        var factors = "lean/factor_files/" + symbol.toLowerCase(Locale.ROOT) + ".csv";
        var holder = new Holder(true, TimeInForce.GTC);
        run(load(prices, factors, "0.00000001"), holder);

        var closes = column(days.resolve(prices), "close");
        var growth =
                closes.get(until)
                        * factor(days.resolve(factors), until)
                        / (closes.get(from) * factor(days.resolve(factors), from));
        assertThat(holder.growth(from, until)).isCloseTo(growth, within(tolerance * growth));
    }

    /// Shareholders were paid 13.75 a share after October 29, 2013, the last day of trading. 100000
    /// bought 2839 at the close of 35.22 on January 5, 2004, and left 10.42: 10.42 + 2839 × 13.75 =
    /// 39046.67.
    @Test
    void aCompanyThatIsBoughtPaysOut() throws IOException {
        var terms = terms("DELL: {lot: 1, merged: 2013-10-30 13.75}");
        var loaded = load("zipline/DELL.csv.gz", null, terms);
        var holder = new Holder(false, TimeInForce.GTC);

        var result = run(loaded, holder);

        assertThat(result.cash()).isEqualTo(Money.parse("39046.67 USD"));
        assertThat(result.equity()).isEqualTo(result.cash());
    }

    private LoadedHistory load(String prices, String actions, String lot) throws IOException {
        var symbol = prices.replaceAll(".*/|[.].*", "");
        return load(
                prices,
                null,
                terms(symbol + ": {lot: " + lot + ", actions: " + days.resolve(actions) + "}"));
    }

    private Path terms(String text) throws IOException {
        return Files.writeString(folder.resolve("instruments.yaml"), text + "\n");
    }

    private LoadedHistory load(String prices, Path actions, Path terms) {
        return RunData.load(
                new RunData.Request(
                        List.of(days.resolve(prices)),
                        List.of(),
                        CsvMapping.AUTO,
                        null,
                        terms,
                        List.of(BarSize.D1),
                        null,
                        null,
                        ReadOptions.STRICT,
                        actions == null ? List.of() : List.of(actions),
                        List.of()));
    }

    private static BacktestResult run(LoadedHistory loaded, Strategy strategy) {
        var plan =
                BacktestPlan.of("holder", Money.parse("100000 USD"), loaded.history())
                        .withVenue(VenueModel.FRICTIONLESS);
        return Backtest.run(plan, strategy, new RunListener() {}, Progress.NONE);
    }

    private static Map<LocalDate, Double> column(Path file, String name) {
        var table = CsvTable.read(file);
        var column = table.require(name);
        var values = new LinkedHashMap<LocalDate, Double>();
        for (var row : table.rows()) {
            values.put(table.date(row, 0), table.decimal(row, column).doubleValue());
        }
        return values;
    }

    /// By what the raw price of a date is multiplied: the factors of the first row at or after it.
    private static double factor(Path file, LocalDate date) {
        var table = CsvTable.read(file);
        for (var row : table.rows()) {
            if (!table.date(row, 0).isBefore(date)) {
                return table.decimal(row, 1).multiply(table.decimal(row, 2)).doubleValue();
            }
        }
        throw new AssertionError("no factor of " + date);
    }
}
