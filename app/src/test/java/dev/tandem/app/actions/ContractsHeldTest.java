package dev.tandem.app.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.events.PairFile;
import dev.tandem.data.events.RunData;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.Progress;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.golden.SharedFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real contracts held through what happens to them, worked by hand.
class ContractsHeldTest {
    private final Path data = SharedFolder.find().resolve("data");

    @TempDir Path folder;

    /// Buys an amount at the first bar from a date on, and holds it.
    private static final class Buyer implements Strategy {
        private final LocalDate from;
        private final Quantity amount;
        private final List<String> heard = new ArrayList<>();
        private boolean bought;

        Buyer(String from, long amount) {
            this.from = LocalDate.parse(from);
            this.amount = Quantity.of(amount);
        }

        @Override
        public void onBar(Context context, Bar bar) {
            if (!bought && !LocalDate.ofEpochDay(bar.tradingDay()).isBefore(from)) {
                bought = true;
                context.submit(OrderRequest.market(bar.instrument(), Side.BUY, amount));
            }
        }

        @Override
        public void onInstrument(Context context, InstrumentEvent event) {
            heard.add(event.getClass().getSimpleName());
        }
    }

    /// Decided at the close of December 11, 2013, 2 contracts are bought at the open of 1780.50 on
    /// the 12th. The volume has gone over at the close of the 13th: ES201312 at 1775, ES201403 at
    /// 1768.75. What the old ones lost is 2 × 50 × (1775 - 1780.50) = -550. The new ones stand at
    /// 1828 on the 24th, which is 2 × 50 × (1828 - 1768.75) = 5925. Bought, sold and bought cost 3
    /// × 2 × 2.25 = 13.50: 100000 - 550 + 5925 - 13.50 = 105361.50.
    @Test
    void aPositionRollsWithItsSeries() throws IOException {
        var terms =
                terms(
                        "\"*\": {class: future, expiry: third-friday, tick: 0.25, multiplier: 50,"
                                + " margin: "
                                + data.resolve("futures/lean_es_margins.csv")
                                + "}\nES: {roll: volume, contracts: [ES201312, ES201403]}");
        var loaded = load("futures/lean_ES_1d_trade.csv", "ES", terms, List.of());
        var recorder = new RunRecorder(Money.parse("100000 USD"));
        var buyer = new Buyer("2013-12-11", 2);

        var result =
                run(
                        loaded,
                        "100000 USD",
                        buyer,
                        recorder,
                        new Commission.PerContract(new BigDecimal("2.25")),
                        LocalDate.of(2013, 12, 24));

        assertThat(buyer.heard).containsExactly("Rolled");
        assertThat(recorder.fills())
                .extracting(ContractsHeldTest::text)
                .containsExactly("BUY 2 1780.5", "SELL 2 1775", "BUY 2 1768.75");
        assertThat(result.equity()).isEqualTo(Money.parse("105361.5 USD"));
        assertThat(recorder.trades()).hasSize(1);
        assertThat(recorder.openTrades()).hasSize(1);
    }

    /// ES201312 ends on Friday, December 20, 2013, at 08:30 in Chicago. Its last price then is the
    /// open of that session, 1809.25; bought at the open of the 12th at 1780.50, one gained 50 ×
    /// 28.75 = 1437.50.
    @Test
    void aContractThatExpiresIsSettled() throws IOException {
        var terms =
                terms(
                        "ES201312: {class: future, expiry: third-friday, tick: 0.25, multiplier:"
                                + " 50}");
        var loaded = load("futures/lean_ES_1d_trade.csv", "ES201312", terms, List.of());
        var recorder = new RunRecorder(Money.parse("100000 USD"));
        var buyer = new Buyer("2013-12-11", 1);

        var result = run(loaded, "100000 USD", buyer, recorder, Commission.NONE, null);

        assertThat(recorder.fills())
                .extracting(ContractsHeldTest::text)
                .containsExactly("BUY 1 1780.5", "SELL 1 1809.25");
        assertThat(recorder.fills().getLast().order().request().tag()).isEqualTo("expiry");
        assertThat(result.cash()).isEqualTo(Money.parse("101437.5 USD"));
    }

    /// 1000 XRP are bought on November 17, 2021. The rate is 0.01 % each time; the first is paid at
    /// midnight on the close of the mark bar that ended then: 1000 × 1.095 × 0.0001.
    @Test
    void aPerpetualPaysFundingEveryEightHours() throws IOException {
        var terms =
                terms(
                        "XRPUSDT: {class: perpetual, funding: %s, mark: %s}"
                                .formatted(
                                        data.resolve(
                                                "crypto-funding/binance_XRPUSDT_funding_8h.csv"),
                                        data.resolve(
                                                "crypto-funding/binance_XRPUSDT_mark_1h.csv")));
        var loaded = load("crypto-bars/binance_XRPUSDT_perp_1h.csv", "XRPUSDT", terms, List.of());
        var paid = new ArrayList<Long>();
        var listener =
                new RunListener() {
                    @Override
                    public void onPosting(
                            long atNanos,
                            long entry,
                            LedgerAccount account,
                            Instrument instrument,
                            Currency currency,
                            long units,
                            long inAccountUnits) {
                        if (account == LedgerAccount.FUNDING) {
                            paid.add(units);
                        }
                    }
                };
        var buyer = new Buyer("2021-11-17", 1000);

        var result = run(loaded, "10000 USDT", buyer, listener, Commission.NONE, null);

        assertThat(paid).hasSize(10); // from the 18th 00:00 to the 21st 00:00
        assertThat(paid.getFirst()).isEqualTo(10_950_000L); // 0.1095 at eight digits
        assertThat(buyer.heard).hasSize(10);
        assertThat(result.interrupted()).isFalse();
    }

    /// The account is in euros: shares are paid with dollars that are bought at the rate of the
    /// moment, and are worth what the last rate says.
    @Test
    void sharesInAnotherCurrencyAreWorthWhatTheRateSays() throws IOException {
        var pair = PairFile.parse("EURUSD=oanda_EURUSD_daily.csv.gz").in(data.resolve("fx"));
        var loaded =
                load(
                        "equities-daily/lean/SPY.csv.gz",
                        "SPY",
                        terms("SPY: {lot: 1}"),
                        List.of(pair));
        var buyer = new Buyer("2015-06-01", 10);
        var recorder = new RunRecorder(Money.parse("100000 EUR"));
        var until = LocalDate.of(2015, 12, 31);

        var result = run(loaded, "100000 EUR", buyer, recorder, Commission.NONE, until);

        var fill = recorder.fills().getFirst();
        var price = fill.price().toDecimal().doubleValue();
        var bought = rateAt(loaded, fill.atNanos());
        var last = rateAt(loaded, result.untilNanos());
        assertThat(bought).isBetween(1.08, 1.11);
        assertThat(last).isBetween(1.08, 1.10);
        assertThat(result.equity().toDecimal().doubleValue())
                .isCloseTo(
                        100000 - 10 * price / bought + 10 * 203.89 / last, // SPY on December 31
                        within(0.5));
    }

    private static double rateAt(LoadedHistory loaded, long nanos) {
        var path = loaded.history().rates().getFirst();
        var rate = Double.NaN;
        for (var i = 0; i < path.count() && path.nanos(i) <= nanos; i++) {
            rate = path.rate(i);
        }
        return rate;
    }

    private static String text(Fill fill) {
        return fill.side() + " " + fill.quantity() + " " + fill.price();
    }

    private Path terms(String text) throws IOException {
        return Files.writeString(folder.resolve("instruments.yaml"), text + "\n");
    }

    private LoadedHistory load(String file, String symbol, Path terms, List<PairFile> rates) {
        return RunData.load(
                new RunData.Request(
                        List.of(data.resolve(file)),
                        List.of(symbol),
                        CsvMapping.AUTO,
                        null,
                        terms,
                        List.of(),
                        null,
                        null,
                        ReadOptions.STRICT,
                        List.of(),
                        rates));
    }

    private static BacktestResult run(
            LoadedHistory loaded,
            String cash,
            Strategy strategy,
            RunListener listener,
            Commission commission,
            LocalDate until) {
        var plan =
                BacktestPlan.of("held", Money.parse(cash), loaded.history())
                        .withVenue(VenueModel.FRICTIONLESS.withCommission(commission))
                        .withPeriod(null, until);
        return Backtest.run(plan, strategy, listener, Progress.NONE);
    }
}
