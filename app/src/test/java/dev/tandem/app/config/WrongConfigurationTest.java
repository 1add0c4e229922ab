package dev.tandem.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.config.SettingsLoader.Sources;
import dev.tandem.app.secret.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each mistake in a file has its code, its words and its place.
class WrongConfigurationTest {
    private static final String RIGHT = "strategy: { source: A.java }\ndata: { paths: [a.csv] }\n";

    @TempDir Path folder;

    /// The third line of a file whose others are right, and the message: code, text, column, hint.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "stratgy: x | TDM-2104 | unknown key \"stratgy\" | 1 | did you mean \"strategy\"?",
                "logs: { html: true } | TDM-2104 | unknown key \"logs\" | 1 | known: account, data, execution, mode, out, period, redact, report, risk, seed, session, strategy, universe",
                "seed: one | TDM-2106 | wrong value of seed | 7 | \"one\" is no whole number",
                "seed: 1.5 | TDM-2106 | wrong value of seed | 7 | \"1.5\" is no whole number",
                "seed: | TDM-2106 | wrong value of seed | 6 | no value, write one or leave the key out",
                "seed: [1, 2] | TDM-2106 | wrong value of seed | 7 | a list, where one value is wanted",
                "seed: { a: 1 } | TDM-2106 | wrong value of seed | 7 | keys, where one value is wanted",
                "mode: live | TDM-2109 | mode \"live\" is not there yet | 7 | this version has: backtest, paper",
                "mode: backtset | TDM-2106 | wrong value of mode | 7 | \"backtset\" is none of backtest, paper; did you mean \"backtest\"?",
                "universe: SPY | TDM-2106 | universe needs keys and values | 11 | keys: symbols, bars, benchmark",
                "universe: { symbols: [] } | TDM-2106 | wrong value of universe.symbols | 22 | an empty list, leave the key out instead",
                "universe: { symbols: [A, [B]] } | TDM-2106 | wrong value of universe.symbols | 26 | a list, where one value is wanted",
                "universe: { bars: 1day } | TDM-2106 | wrong value of universe.bars | 19 | no bar size: \"1day\", write for example 30s, 1m, 15m, 1h, 1d, 1w",
                "universe: { symbls: [A] } | TDM-2104 | unknown key \"symbls\" | 13 | did you mean \"symbols\"?",
                "period: { from: 2024-13-01 } | TDM-2106 | wrong value of period.from | 17 | \"2024-13-01\" is no date, write for example 2024-01-31",
                "period: { from: 2024-02-01, to: 2024-01-01 } | TDM-2111 | period.from: 2024-02-01 is after period.to 2024-01-01 | 17 | exchange the dates",
                "period: { from: 60 bars } | TDM-2106 | wrong value of period.from | 17 | \"60 bars\" is no date, write for example 2024-01-31",
                "account: { cash: 100000 } | TDM-2106 | wrong value of account.cash | 18 | \"100000\" has no currency, write for example 100000 USD",
                "account: { cash: -5 USD } | TDM-2106 | wrong value of account.cash | 18 | \"-5 USD\" must be above 0",
                "account: { cash: 1 us$ } | TDM-2106 | wrong value of account.cash | 18 | no currency code: \"us$\"",
                "risk: [1] | TDM-2106 | risk needs keys and values | 7 | keys: max-order",
                "execution: { slippage: 5 } | TDM-2106 | wrong value of execution.slippage | 24 | \"5\" is no slippage, write for example 2bps or none",
                "execution: { slippage: { bp: 5 } } | TDM-2104 | wrong value of execution.slippage | 26 | unknown key \"bp\", did you mean \"bps\"?",
                "execution: { slippage: { bps: x } } | TDM-2106 | wrong value of execution.slippage | 31 | \"xbps\" is no slippage, write for example 2bps or none",
                "execution: { commission: { percent: 0.1 } } | TDM-2106 | wrong value of execution.commission | 37 | percent needs its sign, write for example 0.1%",
                "execution: { commission: { per-share: 0.005 } } | TDM-2106 | wrong value of execution.commission | 39 | \"0.005\" has no currency, write for example 0.005 USD",
                "execution: { commission: { minimum: 1 USD } } | TDM-2106 | wrong value of execution.commission | 26 | give one of percent, maker and taker, per-share, per-contract, per-order, per-fill",
                "execution: { commission: { percent: 0.1%, per-share: 1 USD } } | TDM-2106 | wrong value of execution.commission | 26 | give one of percent, maker and taker, per-share, per-contract, per-order, per-fill",
                "execution: { commission: { percent: 0.1%, minimum: 1 USD } } | TDM-2106 | wrong value of execution.commission | 52 | minimum does not go with percent",
                "execution: { commission: { maker: 0.1% } } | TDM-2106 | wrong value of execution.commission | 26 | no value of taker, give it too",
                "execution: { latency: 100 } | TDM-2106 | wrong value of execution.latency | 23 | \"100\" is no latency, write for example 100ms, 100ms~20% or none",
                "execution: { volume-limit: 10 } | TDM-2106 | wrong value of execution.volume-limit | 28 | \"10\" is no share of the volume, write for example 10% or none",
                "execution: { fill: now } | TDM-2106 | wrong value of execution.fill | 20 | \"now\" is none of next-open, this-close, next-close",
                "execution: { preset: tandm } | TDM-2106 | wrong value of execution.preset | 22 | \"tandm\" is none of tandem, frictionless, backtrader, backtesting.py, zipline; did you mean \"tandem\"?",
                "execution: { limit-rule: thru } | TDM-2106 | wrong value of execution.limit-rule | 26 | \"thru\" is none of through, touch",
                "execution: { short: yes } | TDM-2106 | wrong value of execution.short | 21 | \"yes\" is neither true nor false",
                "execution: { short-cover: 2 } | TDM-2111 | execution.short-cover: shorts are not allowed | 27 | add execution.short: true",
                "execution: { short: true, short-cover: -1 } | TDM-2106 | wrong value of execution.short-cover | 40 | \"-1\" is no share of 0 or greater, write for example 1.5",
                "execution: { on-error: retry } | TDM-2106 | wrong value of execution.on-error | 24 | \"retry\" is none of stop, continue",
                "risk: { max-order: 20% } | TDM-2106 | wrong value of risk.max-order | 20 | \"20%\" has no currency, write for example 100000 USD",
                "report: { html: never } | TDM-2106 | wrong value of report.html | 17 | \"never\" is neither true nor false",
                "report: { html: false, open: true } | TDM-2111 | report.open: no report is written | 30 | leave it out, or write report: { html: true }",
                "report: { risk-free: 2% } | TDM-2104 | unknown key \"risk-free\" | 11 | known: html, open",
                "seed: !number 1 | TDM-2102 | unknown tag !number | 7 | leave it out",
                "seed: 1, seed: 2} | TDM-2102 | not YAML | 14 | mapping values are not allowed here",
                "a: &x [1] | TDM-2104 | unknown key \"a\" | 1 | known: account, data, execution, mode, out, period, redact, report, risk, seed, session, strategy, universe",
                "account: { cash: 5 EUR, cash: 6 EUR } | TDM-2105 | \"cash\" stands here a second time | 25 | keep one of them",
                "universe: { bars: [1d, 1x] } | TDM-2106 | wrong value of universe.bars | 24 | no bar size: \"1x\", write for example 30s, 1m, 15m, 1h, 1d, 1w",
                "redact: [secret:broker] | TDM-2109 | redact: secret:broker: the store of secrets is not there yet | 10 | use env:NAME, or file:PATH with a file of mode 600",
                "redact: env:NOT_SET | TDM-2206 | redact: env:NOT_SET: the variable is not set | 9 | set it where tandem is started, as in export NOT_SET=...",
                "redact: [file:none] | TDM-2206 | redact: file:none: no such file | 10 | write the secret to none",
                "out: [a] | TDM-2106 | wrong value of out | 6 | a list, where one value is wanted",
            })
    void eachMistakeHasItsCodeItsPlaceAndAHint(
            String line, String code, String text, int column, String hint) throws IOException {
        var failure = failure(RIGHT + line + "\n");

        assertThat(failure.getMessage().lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo(text + " at a.yaml:3:" + column),
                        source -> assertThat(source).isEqualTo("    3 | " + line),
                        caret ->
                                assertThat(caret)
                                        .startsWith("      | " + " ".repeat(column - 1) + "^")
                                        .endsWith("^ " + hint));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(Kind.CONFIG);
    }

    @Test
    void allMistakesAreReportedAtOnceInTheOrderOfTheirLines() throws IOException {
        var failure =
                failure(
                        """
                        stratgey:
                          source: A.java
                        account: { cash: much USD }
                        seed: 1
                        seed: 2
                        """);

        assertThat(failure)
                .hasMessage(
                        """
                        5 problems in the configuration
                        TDM-2103  strategy.source is missing in a.yaml
                          write for example source: GoldenCross.java
                        TDM-2103  data.paths is missing in a.yaml
                          write for example paths: [prices.csv]
                        TDM-2104  unknown key "stratgey" at a.yaml:1:1
                            1 | stratgey:
                              | ^^^^^^^^ did you mean "strategy"?
                        TDM-2106  wrong value of account.cash at a.yaml:3:18
                            3 | account: { cash: much USD }
                              |                  ^^^^^^^^ no amount of money: "much USD", write for example 100000 USD
                        TDM-2105  "seed" stands here a second time at a.yaml:5:1
                            5 | seed: 2
                              | ^^^^ keep one of them\
                        """);
    }

    @Test
    void aFileThatIsMissingOrEmptySaysSo() throws IOException {
        assertThatThrownBy(() -> load("b.yaml", Map.of(), List.of()))
                .hasMessage(
                        "b.yaml: no such file\n  check the path; it is relative to the folder you are in");
        assertThat(failure("").getMessage())
                .startsWith(
                        "2 problems in the configuration\nTDM-2103  strategy.source is missing");
    }

    @Test
    void valuesOfTheEnvironmentAndOfTheCommandLineAreNamedAfterTheirSource() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), RIGHT);

        assertThat(
                        failureOf(() ->
                                load("a.yaml", Map.of("TANDEM__ACCOUT__CASH", "5 USD"), List.of())))
                .hasMessage(
                        "unknown key \"accout\" in TANDEM__ACCOUT__CASH\n  did you mean \"account\" or \"out\"?");
        assertThat(
                        failureOf(() ->
                                load("a.yaml", Map.of(), List.of(Map.entry("account.cash", "5")))))
                .hasMessage(
                        "wrong value of account.cash in --set account.cash\n"
                                + "  \"5\" has no currency, write for example 100000 USD");
    }

    private TandemException failure(String text) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), text);
        return failureOf(() -> load("a.yaml", Map.of(), List.of()));
    }

    private static TandemException failureOf(ThrowingCallable action) {
        try {
            action.call();
        } catch (TandemException failure) {
            return failure;
        } catch (Throwable other) {
            throw new AssertionError("another failure", other);
        }
        throw new AssertionError("it was taken");
    }

    private LoadedSettings load(
            String file, Map<String, String> environment, List<Map.Entry<String, String>> sets) {
        return SettingsLoader.load(
                new Sources(
                        folder,
                        environment,
                        file,
                        null,
                        null,
                        sets,
                        true,
                        new Redaction(),
                        StrategyCheck.NONE));
    }
}
