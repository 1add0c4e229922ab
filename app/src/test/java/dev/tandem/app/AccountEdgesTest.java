package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts where two of their rules meet, on the path of a user.
class AccountEdgesTest {
    private static final String FLAT =
            """
            date,open,high,low,close,volume
            2024-01-02,PRICE,PRICE,PRICE,PRICE,1000000
            2024-01-03,PRICE,PRICE,PRICE,PRICE,1000000
            2024-01-04,PRICE,PRICE,PRICE,PRICE,1000000
            2024-01-05,PRICE,PRICE,PRICE,PRICE,1000000
            2024-01-08,PRICE,PRICE,PRICE,PRICE,1000000
            """;

    private static final String RATES =
            "date,close\n2023-12-28,RATE\n2023-12-29,RATE\n2024-01-02,RATE\n2024-01-03,RATE\n";

    @TempDir Path folder;

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    /// Buys or sells by the words `date symbol quantity`, below 0 to sell.
    private Tried.End run(String orders, String account, String... options) throws IOException {
        file(
                "Trader.java",
                """
                import dev.tandem.api.market.Slice;
                import dev.tandem.api.order.*;
                import dev.tandem.api.strategy.*;
                import dev.tandem.api.value.Quantity;

                public final class Trader implements Strategy {
                    @Override
                    public void onSlice(Context context, Slice slice) {
                        for (var order : "ORDERS".split(",")) {
                            var words = order.strip().split(" ");
                            if (context.now().toString().startsWith(words[0])) {
                                var side = words[2].startsWith("-") ? Side.SELL : Side.BUY;
                                context.submit(OrderRequest.market(
                                        context.instrument(words[1]), side, Quantity.of(words[2].replace("-", ""))));
                            }
                        }
                    }
                }
                """
                        .replace("ORDERS", orders));
        file(
                "a.yaml",
                """
                strategy: { source: Trader.java }
                data: { paths: [d] }
                account: { ACCOUNT }
                execution: { commission: none, slippage: none, volume-limit: none }
                out: run
                """
                        .replace("ACCOUNT", account));
        var words = new ArrayList<>(List.of("backtest", "a.yaml", "--no-progress"));
        words.addAll(List.of(options));
        return new Tried(folder).run(words);
    }

    private List<String> ledger(String account) throws IOException {
        return Files.readAllLines(folder.resolve("run/ledger.csv")).stream()
                .filter(line -> line.contains("," + account + ","))
                .toList();
    }

    private String prices(String price) {
        return FLAT.replace("PRICE", price);
    }

    /// The payout of the 5th settles two sessions after it, not two after the purchase of the 3rd.
    @Test
    void aMergerInAnAccountWithSettlementIsBookedAtItsTime() throws IOException {
        file("d/S.csv", prices("100"));
        file("d/U.csv", prices("10"));
        file("d/instruments.yaml", "S: { merged: 2024-01-05 110 }\n");

        var end = run("2024-01-02 S 50", "cash: 10000 USD, settlement: 2");

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(ledger("positions").getLast()).startsWith("3,2024-01-0").endsWith("-5500");
    }

    /// 25 shares become 2 and a half, of which whole ones can be stored: the half is paid.
    @Test
    void theFractionOfASplitIsPaidBelowTheStorageScaleToo() throws IOException {
        file("d/S.csv", prices("10").replace("08,10,10,10,10", "08,100,100,100,100"));
        file("actions/S.csv", "ex_date,kind,value\n2024-01-08,split,0.1\n");
        file("d/instruments.yaml", "S: { quantity-scale: 0, actions: ../actions/S.csv }\n");

        var end = run("2024-01-02 S 25", "cash: 10000 USD");

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(Files.readString(folder.resolve("run/summary.json")))
                .contains("\"final_equity\" : \"10000\"");
        assertThat(ledger("positions").getLast()).endsWith("USD,-50");
    }

    /// London closes at 16:30 UTC in winter, New York at 21:00.
    @Test
    void eachFutureSettlesAtTheCloseOfItsOwnCalendar() throws IOException {
        var hours = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (var hour = 9; hour < 21; hour++) {
            hours.append("2024-01-03T%02d:00:00Z,%1$d,%1$d,%1$d,%1$d,1000\n".formatted(hour));
        }
        file("d/A.csv", hours.toString().replace("2024-01-03T17", "2024-01-03T17"));
        file("d/B.csv", hours.toString());
        file(
                "d/instruments.yaml",
                """
                A: { class: future, tick: 1, calendar: XLON }
                B: { class: future, tick: 1, calendar: XNYS }
                """);

        var end = run("2024-01-03T15 A 1, 2024-01-03T15 B 1", "cash: 10000 USD, leverage: 10");

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(ledger("settlements"))
                .allMatch(line ->
                        line.contains(",A,")
                                ? line.contains("T16:30:00Z")
                                : line.contains("T21:00:00Z"))
                .isNotEmpty();
    }

    /// 0 dollars and 10 000 euro at 1.0 pay for shares of 9 000 dollars.
    @Test
    void dollarsThatAreNotThereAreExchangedFromEuro() throws IOException {
        file("d/EU.csv", prices("100"));
        file("d/US.csv", prices("100"));
        file("EURUSD.csv", RATES.replace("RATE", "1"));
        file("d/instruments.yaml", "EU: { currency: EUR }\n");

        var end =
                run(
                        "2024-01-02 EU 100, 2024-01-03 EU -100, 2024-01-04 US 90",
                        "cash: 10000 USD, conversion: shortfall",
                        "--rates",
                        "EURUSD=EURUSD.csv");

        assertThat(end.code()).as(end.err()).isZero();
        var balances = new TreeMap<String, BigDecimal>();
        for (var line : ledger("cash")) {
            var cells = line.split(",");
            balances.merge(cells[4], new BigDecimal(cells[5]), BigDecimal::add);
        }
        assertThat(balances.get("USD"))
                .isBetween(new BigDecimal("0"), new BigDecimal("0.00000001"));
        assertThat(balances.get("EUR")).isBetween(new BigDecimal("999.99"), new BigDecimal("1000"));
    }

    /// At 1 % a conversion of all 10 000 dollars does not leave 10 000 euro.
    @Test
    void theCostOfAConversionCountsBeforeAnOrderIsTaken() throws IOException {
        file("d/EU.csv", prices("100"));
        file("EURUSD.csv", RATES.replace("RATE", "1"));
        file("d/instruments.yaml", "EU: { currency: EUR }\n");
        var account = "cash: 10000 USD, conversion-cost: 1%";

        var end = run("2024-01-02 EU 100", account, "--rates", "EURUSD=EURUSD.csv");
        assertThat(end.code()).as(end.err()).isZero();
        assertThat(Files.readString(folder.resolve("run/orders.csv"))).contains("rejected");
    }

    /// 900 pounds at 2 dollars each are 1 800 dollars.
    @Test
    void aLimitOfTheAccountIsComparedInItsCurrency() throws IOException {
        file("d/GB.csv", prices("100"));
        file("GBPUSD.csv", RATES.replace("RATE", "2"));
        file("d/instruments.yaml", "GB: { currency: GBP }\n");
        var rates = List.of("--rates", "GBPUSD=GBPUSD.csv");

        var end =
                run(
                        "2024-01-02 GB 9, 2024-01-03 GB 8",
                        "cash: 10000 USD",
                        rates.get(0),
                        rates.get(1),
                        "--max-order",
                        "1700 USD");

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("run/orders.csv")))
                .anyMatch(line -> line.contains(",9,") && line.contains("denied"))
                .anyMatch(line -> line.contains(",8,") && line.contains("filled"));
    }

    /// The rules of backtesting.py compare amounts of one currency: 900 at 100 pounds are 180 000
    /// dollars.
    @Test
    void aPresetByEquityConvertsToo() throws IOException {
        file("d/GB.csv", prices("100"));
        file("GBPUSD.csv", RATES.replace("RATE", "2"));
        file("d/instruments.yaml", "GB: { currency: GBP }\n");

        var end =
                run(
                        "2024-01-02 GB 900, 2024-01-03 GB 400",
                        "cash: 100000 USD",
                        "--preset",
                        "backtesting.py",
                        "--rates",
                        "GBPUSD=GBPUSD.csv");

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("run/fills.csv")))
                .hasSize(2)
                .anyMatch(line -> line.contains(",400,"));
    }
}
