package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.run.StopSignal;
import dev.tandem.app.store.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions that go on from an instant of another one.
class ForkTest {
    /// Averages that the engine feeds, one that the strategy feeds, a counter, an order that rests.
    private static final String STRATEGY =
            """
            import dev.tandem.api.market.Bar;
            import dev.tandem.api.order.*;
            import dev.tandem.api.strategy.*;
            import dev.tandem.indicators.Sma;
            import dev.tandem.api.value.Quantity;

            public final class Layers implements Strategy {
                public record Params(
                        @Default("5") int slow, @Default("2") int every, @Default("1d") String size) {}

                private record Averages(Sma slow) {}

                private final Params params;
                private final PerInstrument<Averages> averages = new PerInstrument<>();
                private final Sma own = new Sma(4);
                private final int gap;
                private int bars;
                private Order resting;

                public Layers(Params params) {
                    this.params = params;
                    gap = params.every() + 1;
                }

                @Override
                public void onStart(Context context) {
                    for (var bars : context.universe()) {
                        averages.put(bars, new Averages(bars.feed(new Sma(params.slow()))));
                    }
                    if (!params.size().equals("1d")) {
                        for (var bars : context.universe()) {
                            context.bars(bars.instrument(), dev.tandem.api.market.BarSize.parse(params.size()));
                        }
                    }
                }

                @Override
                public void onBar(Context context, Bar bar) {
                    bars++;
                    own.add(bar.close());
                    var slow = averages.get(bar).slow();
                    if (!slow.isReady() || !own.isReady()) {
                        return;
                    }
                    if (bars % params.every() == 0) {
                        context.targetWeight(bar.instrument(), slow.value() > own.value() ? 0.1 : 0.3);
                    }
                    var order = resting;
                    if (order != null && order.isOpen() && bars % gap == 0) {
                        order.cancel();
                    } else if (order == null || !order.isOpen()) {
                        resting =
                                context.submit(
                                        OrderRequest.limit(
                                                bar.instrument(),
                                                Side.BUY,
                                                Quantity.of("1"),
                                                bar.instrument().price(bar.close() * 0.97)));
                    }
                }
            }
            """;

    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepare() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("Layers.java"), STRATEGY);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
    }

    private Tried.End run(String line) {
        return tried.run(List.of(line.split(" ")));
    }

    private Tried.End paper(String more) {
        return run(
                "paper Layers.java --data SPY.csv --speed max --no-progress --no-out --json"
                        + more);
    }

    private Tried.End fork(String more) {
        return run("fork paper/Layers --no-progress --no-out --json " + more);
    }

    private String backtest(String more) {
        return hash(run("backtest Layers.java --data SPY.csv --no-out --json" + more));
    }

    private static String hash(Tried.End end) {
        assertThat(end.code()).as(end.err()).isZero();
        return end.out().replaceAll("(?s).*\"decision_hash\" : \"([0-9a-f]{64})\".*", "$1");
    }

    private SequencedMap<Path, String> files(String session) throws IOException {
        var all = new TreeMap<Path, String>();
        try (var paths = Files.walk(folder.resolve(session))) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                all.put(path, Files.getLastModifiedTime(path) + " " + Files.size(path));
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-02",
                "2024-01-05",
                "2024-01-11T14:30:00Z",
                "2024-01-18",
                "2024-02-01"
            })
    void withTheSameParametersItDecidesTheSame(String at) throws IOException {
        var recorded = paper("");
        var before = files("paper/Layers");

        var forked = fork("--at " + at);

        assertThat(hash(forked)).isEqualTo(hash(recorded));
        assertThat(forked.err()).contains("forked   paper/Layers after ");
        assertThat(hash(run("replay paper/Layers-fork --json"))).isEqualTo(hash(recorded));
        assertThat(files("paper/Layers")).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("paper/Layers-fork/session.json")))
                .contains("\"forked_from\"", "paper/Layers\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02, slow=8",
        "2024-01-03, slow=9",
        "2024-01-04, slow=5",
        "2024-01-04, slow=7",
    })
    void forkedBeforeItDecidedAnythingItIsTheSessionOfThoseParameters(String at, String changed) {
        paper("");

        var forked = hash(fork("--at " + at + " --param " + changed));

        assertThat(forked).isEqualTo(backtest(" --param " + changed));
    }

    @Test
    void whatWasDecidedBeforeStaysAndWhatComesIsAnother() {
        var recorded = hash(paper(""));

        var forked = hash(fork("--at 2024-01-22 --param slow=12 --param every=3"));

        assertThat(forked).isNotIn(recorded, backtest(" --param slow=12 --param every=3"));
        assertThat(hash(run("replay paper/Layers-fork --json"))).isEqualTo(forked);
        var old = run("replay paper/Layers --from 2024-01-01 --until 2024-01-22").out();
        var same = run("replay paper/Layers-fork --from 2024-01-01 --until 2024-01-22").out();
        assertThat(story(same)).isNotEmpty().isEqualTo(story(old));
        assertThat(story(run("replay paper/Layers-fork --from 2024-01-01").out()))
                .isNotEqualTo(story(run("replay paper/Layers --from 2024-01-01").out()));
    }

    private static List<String> story(String replay) {
        return replay.lines().filter(line -> line.contains("  order ")).toList();
    }

    @Test
    void theFilesOfAForkedRunTellItsWholePast() throws IOException {
        run("paper Layers.java --data SPY.csv --speed max --no-progress --out whole -q");
        var end = run("fork paper/Layers --at 2024-01-22 --no-progress --out forked -q");

        assertThat(end.code()).as(end.err()).isZero();
        for (var file :
                List.of("orders.csv", "fills.csv", "trades.csv", "equity.csv", "summary.json")) {
            assertThat(folder.resolve("forked").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("whole").resolve(file));
        }
    }

    @Test
    void aForkThatWasEndedGoesOnWithTheSameCommand() throws IOException {
        paper("");
        var expected = hash(fork("--at 2024-01-18 --param slow=9 --session whole"));

        var stop = new StopSignal();
        stop.request();
        var line = "fork paper/Layers --at 2024-01-18 --param slow=9 --no-progress --no-out --json";
        var begun = new Tried(folder, stop, "").run(List.of(line.split(" ")));
        assertThat(begun.code()).as(begun.err()).isZero();
        assertThat(begun.err()).contains("stopped");
        try (var snapshots = Files.list(folder.resolve("paper/Layers-fork/snapshots"))) {
            for (var snapshot : snapshots.toList()) {
                Files.delete(snapshot); // it is made again from the journal
            }
        }

        assertThat(hash(run(line))).isEqualTo(expected);
    }

    /// Each start leaves records that a fork does not copy: the intents in it have other numbers.
    @Test
    void aSessionThatWasStartedOftenIsForked() {
        var line = "paper Layers.java --data SPY.csv --speed max --no-progress --no-out --json";
        for (var start = 0; start < 60; start++) {
            var stop = new StopSignal();
            stop.request();
            new Tried(folder, stop, "").run(List.of(line.split(" ")));
        }
        var recorded = hash(run(line));

        assertThat(hash(fork("--at 2024-01-18"))).isEqualTo(recorded);
    }

    @Test
    void aForkIsForkedAgain() {
        var recorded = hash(paper(""));
        var first = hash(fork("--at 2024-01-18 --param slow=9"));
        var again = "fork paper/Layers-fork --no-progress --no-out --json --session ";

        assertThat(hash(run(again + "second --at 2024-01-25 --param every=3")))
                .isNotIn(recorded, first);
        assertThat(hash(run(again + "same --at 2024-01-25"))).isEqualTo(first);
        assertThat(hash(run("replay second --json"))).isNotEqualTo(first);
        assertThat(hash(run(again + "back --at 2024-01-10 --param slow=5"))).isEqualTo(recorded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--at 2023-12-01                       | 2 | TDM-6011 | from 2024-01-02T",
                "--at 2030-01-01                       | 2 | TDM-6011 | has instants from",
                "--at tomorrow                         | 2 | TDM-1004 | --at",
                "--at 2024-01-18 --param slaw=9        | 3 | TDM-2107 | unknown parameter",
                "--at 2024-01-18 --param slow          | 2 | TDM-1004 | no name=value",
                "--at 2024-01-18 --param size=1h       | 8 | TDM-6013 | other bars or ticks",
                "--at 2024-01-18 --session paper/Layers | 8 | TDM-6012 | another session",
            })
    void whatIsWrongIsSaid(String options, int code, String message, String text) {
        paper("");

        var end = fork(options);

        assertThat(end.err()).contains(message, text);
        assertThat(end.code()).as(end.err()).isEqualTo(code);
        assertThat(folder.resolve("paper/Layers-fork")).doesNotExist();
    }

    @Test
    void aChangedStrategyGoesOnWhereNothingIsOpenAndTheReplayPlaysBoth() throws IOException {
        var recorded = hash(paper(""));
        var changed = STRATEGY.replace("? 0.1 : 0.3", "? 0.2 : 0.4");
        Files.writeString(folder.resolve("Layers.java"), changed);

        assertThat(paper("").err()).contains("TDM-6016", "strategy.sha256");
        assertThat(run("replay paper/Layers").err()).contains("TDM-6016", "strategy.sha256");
        assertThat(fork("--at 2024-01-18").err()).contains("TDM-6014", "open positions or orders");
        assertThat(folder.resolve("paper/Layers-fork")).doesNotExist();

        var forked = fork("--at 2024-01-04");
        assertThat(forked.err()).contains("with the changed strategy");
        assertThat(hash(forked)).isNotEqualTo(recorded);
        assertThat(hash(run("replay paper/Layers-fork --json"))).isEqualTo(hash(forked));
        assertThat(run("replay paper/Layers-fork --save two.session").err()).contains("TDM-6015");

        Files.writeString(folder.resolve("Layers.java"), STRATEGY);
        assertThat(hash(run("replay paper/Layers --json"))).isEqualTo(recorded);
        FileTrees.delete(folder.resolve("paper/Layers/program"));
        Files.writeString(folder.resolve("Layers.java"), changed);
        assertThat(fork("--at 2024-01-04 --session other").err()).contains("TDM-6015");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "venue"})
    void aDamagedSessionIsNotForked(String journal) throws IOException {
        paper("");
        var file =
                folder.resolve("paper/Layers")
                        .resolve(journal)
                        .resolve("segment-0000000001.journal");
        var bytes = Files.readAllBytes(file);
        bytes[20_000] ^= 1;
        Files.write(file, bytes);

        var end = fork("--at 2024-01-18");

        assertThat(end.err()).contains("TDM-6001");
        assertThat(folder.resolve("paper/Layers-fork")).doesNotExist();
        assertThat(run("fork nowhere --at 2024-01-18").err()).contains("TDM-6010");
    }
}
