package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `account:` says reaches the venue of a run, on the path of a user.
class AccountConfigurationTest {
    private static final String REST =
            """
            strategy: { source: Seller.java }
            data: { paths: [COIN.csv], class: CLASS }
            account: { cash: 10000 USD, ACCOUNT }
            execution: { commission: none, slippage: none, volume-limit: none, short: true }
            out: run
            """;

    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        Files.writeString(
                folder.resolve("COIN.csv"),
                """
                date,open,high,low,close,volume
                2024-01-02,100,100,100,100,1000000
                2024-01-03,100,100,100,100,1000000
                2024-01-04,100,100,100,100,1000000
                2024-01-05,100,130,100,120,1000000
                """);
        Files.writeString(
                folder.resolve("Seller.java"),
                """
                import dev.tandem.api.market.Bar;
                import dev.tandem.api.order.*;
                import dev.tandem.api.strategy.*;
                import dev.tandem.api.value.Quantity;

                public final class Seller implements Strategy {
                    private boolean sent;

                    @Override
                    public void onBar(Context context, Bar bar) {
                        if (!sent) {
                            sent = true;
                            context.submit(OrderRequest.market(bar.instrument(), Side.SELL, Quantity.of("300")));
                        }
                    }
                }
                """);
    }

    private Tried.End run(String kind, String account, String... options) throws IOException {
        var cash = kind.equals("equity") ? "20000" : "10000";
        var text = REST.replace("CLASS", kind).replace("ACCOUNT", account).replace("10000", cash);
        Files.writeString(folder.resolve("a.yaml"), text);
        var words = new ArrayList<>(List.of("backtest", "a.yaml", "--no-progress", "--overwrite"));
        words.addAll(List.of(options));
        return tried.run(words);
    }

    /// 300 sold at 100 with 10 000: not without leverage. With a leverage of 5 they bind 6 000; the
    /// high of 130 would leave 1 000 of 10 000 at a maintenance margin of 1 % of 39 000, 390, so it
    /// is kept; isolated, the 6 000 are used up at 100 + 6 000 / 300 = 120 less the maintenance
    /// margin, and the venue buys it back.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind: cash                                 | not enough margin | 0 |
                    leverage: 5                                |                   | 1 |
                    leverages: { COIN: 5 }                     |                   | 1 |
                    leverages: { COIN: 5 isolated }            |                   | 2 | liquidation
                    "leverage: 5, margin: isolated"            |                   | 2 | liquidation
                    """)
    void aPerpetual(String account, String refusal, int fills, String tag) throws IOException {
        var end = run("perpetual", account.replace("\"", ""));

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(lines("fills.csv")).hasSize(fills);
        var orders = String.join("\n", lines("orders.csv"));
        assertThat(orders).contains(tag == null ? "" : tag);
        assertThat(orders).contains(refusal == null ? "" : "rejected");
    }

    /// 300 shares sold short at 100, which half of it, 15 000, must be there for: 30 000 for a
    /// night at 36.5 % a year is 30, for the nights after Wednesday and Thursday.
    @Test
    void aShort() throws IOException {
        assertThat(run("equity", "kind: margin, leverage: 4, borrow-fee: 36.5%").code()).isZero();
        assertThat(lines("ledger.csv").stream().filter(line -> line.contains(",borrowing,")))
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .containsExactly("30", "30");

        assertThat(run("equity", "kind: margin, leverage: 4, borrow: { COIN: 1% 200 }").code())
                .isZero();
        assertThat(String.join("\n", lines("orders.csv"))).contains("rejected");
    }

    @Test
    void optionsSayTheSame() throws IOException {
        assertThat(run("perpetual", "kind: cash", "--leverage", "5", "--margin", "isolated").code())
                .isZero();
        var byOptions = lines("ledger.csv");

        assertThat(run("perpetual", "leverage: 5, margin: isolated").code()).isZero();
        assertThat(lines("ledger.csv")).isEqualTo(byOptions);
        assertThat(Files.readString(folder.resolve("run/run.json")))
                .contains("\"account.leverage\" : \"5\"", "\"account.margin\" : \"isolated\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    leverages: { COIN: 5 solitary }     | TDM-2106 | is no leverage, write for example 5 or 5 isolated
                    leverages: { COINS: 5 }             | TDM-2503 | account.leverages names COINS
                    borrow: { COIN: many }              | TDM-2106 | is no rate a year
                    leverage: 0                         | TDM-2106 | is no leverage above 0
                    interest-paid: 6                    | TDM-2106 | is no percentage of 0 or greater
                    kind: credit                        | TDM-2106 | is none of cash, margin
                    "kind: margin, settlement: 2"       | TDM-2111 | a margin account can spend what is not settled
                    "margin: isolated, liquidation: daily" | TDM-2111 | isolated positions are closed at once
                    """)
    void whatIsWrong(String account, String code, String text) throws IOException {
        var end = run("perpetual", account.replace("\"", ""));

        assertThat(end.code()).isEqualTo(3);
        assertThat(end.err()).contains(code, text);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("run").resolve(file)).stream()
                .skip(1)
                .collect(Collectors.toList());
    }
}
