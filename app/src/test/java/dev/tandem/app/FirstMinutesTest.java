package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Tried.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a new user types in the first five minutes, in order, offline, from an empty folder.
class FirstMinutesTest {
    @TempDir Path folder;

    private Path here;

    private End type(String line) {
        return new Tried(here).run(List.of(line.split(" ")));
    }

    private End typeFine(String line) {
        var end = type(line);
        assertThat(end.code()).as("%s: %s", line, end.err()).isZero();
        return end;
    }

    private void edit(String file, String before, String after) throws IOException {
        var text = Files.readString(here.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(here.resolve(file), text.replace(before, after));
    }

    @Test
    void everythingDoesWhatItSays() throws IOException {
        here = folder;
        assertThat(typeFine("demo").out()).contains("RESULT", "same result again: tandem demo");

        var created = typeFine("init mybot");
        assertThat(created.out())
                .isEqualTo(
                        """
                        mybot
                          .gitignore
                          .tandem/schema.json
                          README.md
                          backtest.yaml
                          strategies/SmaCross.java
                          tandem.yaml

                        next:
                          cd mybot
                          tandem backtest backtest.yaml
                          tandem new strategy MyStrategy
                        """);
        assertThat(created.err()).isEmpty();

        here = folder.resolve("mybot");
        assertThat(Files.readAllLines(here.resolve("backtest.yaml")).getFirst())
                .isEqualTo("# yaml-language-server: $schema=./.tandem/schema.json");
        assertThat(Files.readString(here.resolve(".tandem/schema.json")))
                .isEqualTo(typeFine("config schema").out());
        var first = typeFine("backtest backtest.yaml");
        assertThat(first.err()).startsWith("SmaCross(fast=10, slow=40, weight=0.95)   SP500 1d");
        assertThat(first.out()).contains("buy & hold").doesNotContain("compared with previous");

        edit("backtest.yaml", "fast: 10", "fast: 12");
        var second = typeFine("backtest backtest.yaml");
        assertThat(second.err()).startsWith("SmaCross(fast=12, slow=40");
        assertThat(second.out())
                .containsPattern(
                        "\\ncompared with previous: CAGR [-+]\\d\\.\\d\\d pp, Sharpe"
                                + " [-+]?\\d\\.\\d\\d, inside the error bars\\n$");

        edit("strategies/SmaCross.java", "average.slow()", "average.slwo()");
        var broken = type("backtest backtest.yaml");
        assertThat(broken.code()).isEqualTo(5);
        assertThat(broken.err())
                .startsWith("error TDM-5001  strategies/SmaCross.java does not compile: 2 errors\n")
                .contains(
                        "SmaCross.java:28:20  cannot find symbol",
                        "\n            |                    ^");
        edit("strategies/SmaCross.java", "average.slwo()", "average.slow()");

        assertThat(typeFine("compare last last~1").out())
                .containsPattern("params.fast +12 +10 +changed")
                .containsPattern("data hash +(\\S+) +\\1 +same");
        var tried = typeFine("backtest backtest.yaml --set strategy.params.fast=20");
        assertThat(tried.err()).startsWith("SmaCross(fast=20, slow=40");
        assertThat(typeFine("runs list").out().lines()).hasSize(4);
        assertThat(typeFine("new strategy MyStrategy").out())
                .contains("strategies/MyStrategy.java");
        assertThat(typeFine("config validate backtest.yaml").out()).contains("is valid");
    }

    @Test
    void theBundledDataAreNotMixedWithFiles() throws IOException {
        here = folder;
        typeFine("init");
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(60));

        assertThat(typeFine("backtest backtest.yaml --data SPY.csv --no-out").err())
                .contains("   SPY 1d   2024-01-02 ..", "from 1 file");
        var both = type("backtest backtest.yaml --set data.paths=SPY.csv");
        assertThat(both.code()).isEqualTo(3);
        assertThat(both.err()).contains("TDM-2111", "data.source is demo, which has no files");
        var option = type("backtest backtest.yaml --class equity");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("--csv, --class, --instruments");
        var symbol = type("backtest backtest.yaml --set universe.symbols=[AAPL]");
        assertThat(symbol.code()).isEqualTo(4);
        assertThat(symbol.err()).startsWith("error TDM-2325  the bundled data have no \"AAPL\"");
    }
}
