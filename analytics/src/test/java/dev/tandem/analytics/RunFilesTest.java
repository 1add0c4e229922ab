package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.DAY;
import static dev.tandem.analytics.Runs.NEW_YORK;
import static dev.tandem.analytics.Runs.SHARE;
import static dev.tandem.analytics.Runs.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.analytics.RunFiles.Existing;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir Path folder;

    @Test
    void theTablesHaveTheAgreedColumns() throws IOException {
        write(story(), Existing.REFUSE, TimeStyle.INSTANT);

        assertThat(read("orders.csv"))
                .isEqualTo(
                        """
                        order_id,created,symbol,side,type,qty,limit_price,stop_price,tif,status,filled_qty,avg_price,tag,parent_id,group
                        1,2024-01-03T14:30:00Z,SPY,buy,market,10,,,GTC,filled,10,100.5,a,,
                        2,2024-01-04T14:30:00.000000001Z,SPY,sell,market,10,,,GTC,filled,10,98,a,,
                        3,2024-01-04T21:00:00Z,SPY,buy,limit,0.5,99.25,,DAY,expired,0,,"one, ""two""\",,
                        4,2024-01-04T21:00:00Z,SPY,sell,stop,1,,90,GTC,denied,0,,,,
                        """);
        assertThat(read("fills.csv"))
                .isEqualTo(
                        """
                        time,order_id,fill_id,symbol,side,qty,price,commission,currency,liquidity,position_after,cash_after
                        2024-01-03T14:30:00Z,1,1,SPY,buy,10,100.5,1.25,USD,taker,10,8993.75
                        2024-01-04T14:30:00.000000001Z,2,2,SPY,sell,10,98,0,USD,taker,0,9973.75
                        """);
        assertThat(read("trades.csv"))
                .isEqualTo(
                        """
                        symbol,direction,opened,closed,qty,entry_price,exit_price,pnl_gross,commission,pnl_net,bars,mae,mfe
                        SPY,long,2024-01-03T14:30:00Z,2024-01-04T14:30:00.000000001Z,10,100.5,98,-25,1.25,-26.25,1,-25,5
                        """);
        assertThat(read("equity.csv"))
                .isEqualTo(
                        """
                        time,cash,equity,exposure,drawdown
                        2024-01-02T21:00:00Z,10000,10000,0,0
                        2024-01-03T21:00:00Z,8993.75,9998.75,1005,-0.000125
                        2024-01-04T21:00:00Z,9973.75,9973.75,0,-0.002625
                        """);
    }

    @Test
    void dailyBarsOfAnExchangeAreDatedBySession() throws IOException {
        write(story(), Existing.REFUSE, new TimeStyle.SessionDates(NEW_YORK));

        assertThat(read("equity.csv").lines().skip(1).toList())
                .containsExactly(
                        "2024-01-02,10000,10000,0,0",
                        "2024-01-03,8993.75,9998.75,1005,-0.000125",
                        "2024-01-04,9973.75,9973.75,0,-0.002625");
    }

    @Test
    void theSummaryGivesEachFigureItsReason() throws IOException {
        write(story(), Existing.REFUSE, TimeStyle.INSTANT);

        assertThat(read("summary.json"))
                .startsWith(
                        """
                        {
                          "schema" : "tandem.summary/1",
                          "strategy" : "Test(n=1)",
                          "period" : {
                            "from" : "2024-01-02",
                            "to" : "2024-01-04"
                          },
                          "bars" : 3,
                          "orders" : 4,
                          "fills" : 2,
                          "trades" : 1,
                          "open_trades" : 0,
                          "aborts" : 0,
                          "dropped_records" : 0,
                          "currency" : "USD",
                          "final_cash" : "9973.75",
                          "final_equity" : "9973.75",
                          "decision_hash" : "91d0c7",
                          "warnings" : [ {
                            "code" : "TDM-3011",
                            "text" : "1 trade is few: trade statistics have wide error bars"
                          } ],
                          "stats" : {
                            "total_return" : {
                              "value" : -0.002625\
                        """)
                .contains("\"reason\" : \"needs 20 returns, has 2\"")
                .contains("\"formula\" : \"std(r, n-1) * sqrt(A)\"")
                .doesNotContain("NaN")
                .endsWith("}\n");
    }

    @Test
    void theRunIsDescribedWellEnoughToRepeatIt() throws IOException {
        write(story(), Existing.REFUSE, TimeStyle.INSTANT);

        assertThat(read("run.json"))
                .isEqualTo(
                        """
                        {
                          "schema" : "tandem.run/1",
                          "run" : "r-7f3a2c",
                          "strategy" : "Test",
                          "parameters" : {
                            "slow" : "40",
                            "fast" : "10"
                          },
                          "command" : [ "backtest", "Test.java" ],
                          "configuration" : { },
                          "data" : [ {
                            "path" : "spy.csv",
                            "sha256" : "4be1",
                            "rows" : 3
                          } ],
                          "seed" : 42,
                          "versions" : {
                            "tandem" : "0.1.0"
                          },
                          "started" : "2024-06-01T10:00:00Z",
                          "seconds" : 0.5,
                          "bars_per_second" : null,
                          "peak_memory_bytes" : 1024
                        }
                        """);
    }

    @Test
    void aDirectoryWithFilesIsNotTouched() throws IOException {
        Files.createDirectories(target());
        Files.writeString(target().resolve("thesis.txt"), "precious");

        for (var existing : Existing.values()) {
            var refusal =
                    catchThrowableOfType(
                            TandemException.class,
                            () -> write(story(), existing, TimeStyle.INSTANT));

            assertThat(refusal.code()).isEqualTo("TDM-7010");
            assertThat(refusal.kind()).isEqualTo(TandemException.Kind.REFUSED);
            assertThat(refusal.next()).contains("--out");
        }
        assertThat(entries()).containsExactly("run");
        assertThat(target().resolve("thesis.txt")).hasContent("precious");
    }

    @Test
    void anOlderRunIsReplacedOnlyWhenAsked() throws IOException {
        write(story(), Existing.REFUSE, TimeStyle.INSTANT);
        Files.writeString(target().resolve("report.html"), "old");

        assertThatThrownBy(() -> write(story(), Existing.REFUSE, TimeStyle.INSTANT))
                .hasMessageContaining("already has files");
        write(story(), Existing.REPLACE, TimeStyle.INSTANT);

        assertThat(entries()).containsExactly("run");
        assertThat(target().resolve("report.html")).doesNotExist();
    }

    @Test
    void anEmptyDirectoryAndTheRestOfACrashAreNoHindrance() throws IOException {
        Files.createDirectories(target());
        Files.createDirectories(folder.resolve("run.partial"));
        Files.writeString(folder.resolve("run.partial/orders.csv"), "half");

        write(story(), Existing.REFUSE, TimeStyle.INSTANT);

        assertThat(entries()).containsExactly("run");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        var failure =
                catchThrowableOfType(
                        TandemException.class,
                        () -> writeTo(file.resolve("run"), story(), Existing.REFUSE));

        assertThat(failure.code()).isEqualTo("TDM-7011");
        assertThat(failure).hasMessageContaining("file");
        assertThat(failure.getCause()).isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptedWriteLeavesNothing() throws IOException {
        var run = story();
        Thread.currentThread().interrupt();

        var failure =
                catchThrowableOfType(
                        TandemException.class,
                        () -> write(run, Existing.REFUSE, TimeStyle.INSTANT));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo("TDM-7011");
        assertThat(entries()).isEmpty();
    }

    @Test
    @Tag("slow")
    void aMillionEquityRowsTakeLessThanTwoSeconds() {
        var run = new Runs("100000").recorder;
        for (var i = 0; i < 1_000_000; i++) {
            run.onEquity(i * 60_000_000_000L, 10_000_000_000_000L - i, 10_000_000_000_000L + i, i);
        }
        var begin = System.nanoTime();

        write(run, Existing.REFUSE, TimeStyle.INSTANT);

        assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
    }

    private static RunRecorder story() {
        var opened = at("2024-01-03T14:30:00Z");
        var night = at("2024-01-04T21:00:00Z");
        var run = new Runs("10000").mark(at("2024-01-02T21:00:00Z"), "10000", "0");
        run.buy(opened, "10", "100.5", "1.25");
        run.bar(at("2024-01-03T21:00:00Z"), 101, 99);
        run.mark(at("2024-01-03T21:00:00Z"), "9998.75", "1005");
        run.sell(opened + DAY + 1, "10", "98", "0").mark(night, "9973.75", "0");
        var limit = OrderRequest.limit(SHARE, Side.BUY, Quantity.of("0.5"), Price.of("99.25"));
        unfilled(
                run,
                3,
                limit.withTimeInForce(TimeInForce.DAY).withTag("one, \"two\""),
                OrderState.EXPIRED);
        var stop = OrderRequest.stop(SHARE, Side.SELL, Quantity.of(1), Price.of("90"));
        unfilled(run, 4, stop, OrderState.DENIED);
        return run.recorder;
    }

    private static void unfilled(Runs run, long number, OrderRequest request, OrderState state) {
        var order = new TestOrder(number, request, state, Quantity.ZERO, Optional.empty());
        run.recorder.onSubmitted(at("2024-01-04T21:00:00Z"), order, Double.NaN);
    }

    private void write(RunRecorder run, Existing existing, TimeStyle times) {
        write(target(), run, existing, times);
    }

    private static void writeTo(Path directory, RunRecorder run, Existing existing) {
        write(directory, run, existing, TimeStyle.INSTANT);
    }

    private static void write(Path directory, RunRecorder run, Existing existing, TimeStyle times) {
        var statistics = Statistics.of(run, TradingCalendar.alwaysOpen());
        var summary =
                RunSummary.of(
                        run,
                        statistics,
                        "Test(n=1)",
                        "2024-01-02",
                        "2024-01-04",
                        3,
                        "91d0c7",
                        Warning.of(statistics, false));
        RunFiles.write(directory, existing, run, summary, facts(), times);
    }

    private static RunFacts facts() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("slow", "40");
        parameters.put("fast", "10");
        var versions = new LinkedHashMap<String, String>();
        versions.put("tandem", "0.1.0");
        return new RunFacts(
                "r-7f3a2c",
                "Test",
                parameters,
                List.of("backtest", "Test.java"),
                new LinkedHashMap<>(),
                List.of(new RunFacts.DataFile("spy.csv", "4be1", 3)),
                42,
                versions,
                Instant.parse("2024-06-01T10:00:00Z"),
                0.5,
                Double.POSITIVE_INFINITY,
                1024);
    }

    private Path target() {
        return folder.resolve("run");
    }

    private String read(String file) throws IOException {
        return Files.readString(target().resolve(file));
    }

    private List<String> entries() throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
