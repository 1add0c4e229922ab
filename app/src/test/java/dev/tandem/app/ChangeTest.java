package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.run.StopSignal;
import dev.tandem.app.store.FileTrees;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.record.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sessions that go on with another program, with whatever is open.
class ChangeTest {
    /// Every third bar it trades; a limit order rests below the market and is cancelled at times.
    private static final String STRATEGY =
            """
            import dev.tandem.api.market.Bar;
            import dev.tandem.api.order.*;
            import dev.tandem.api.strategy.*;
            import dev.tandem.api.value.Quantity;
            import dev.tandem.indicators.Sma;
            import java.util.ArrayList;
            import java.util.List;

            public final class Swing implements Strategy {
                public record Params(@Default("3") int every) {}

                private record Leg(int bar, double price) {}

                private final Params params;
                private final Sma own = new Sma(4);
                private final List<Leg> legs = new ArrayList<>();
                private int bars;
                private Order resting;

                public Swing(Params params) {
                    this.params = params;
                }

                @Override
                public void onBar(Context context, Bar bar) {
                    bars++;
                    own.add(bar.close());
                    if (bars % params.every() == 0) {
                        legs.add(new Leg(bars, bar.close()));
                        context.targetWeight(bar.instrument(), legs.size() % 3 == 0 ? 0 : 0.5);
                    }
                    if (bars == 2 || bars == 12) {
                        resting =
                                context.submit(
                                        OrderRequest.limit(
                                                bar.instrument(),
                                                Side.BUY,
                                                Quantity.of("1"),
                                                bar.instrument().price(bar.close() * 0.5)));
                    } else if (bars == 10) {
                        resting.cancel();
                    }
                }
            }
            """;

    /// Half the weight.
    private static final String CHANGED = STRATEGY.replace("? 0 : 0.5", "? 0 : 0.25");

    @TempDir Path folder;

    @BeforeEach
    void prepare() throws IOException {
        write(STRATEGY);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
    }

    private void write(String strategy) throws IOException {
        Files.writeString(folder.resolve("Swing.java"), strategy);
    }

    /// Ends a session after a number of instants.
    private static final class StopAfter extends StopSignal {
        private int left;

        StopAfter(int instants) {
            left = instants;
        }

        @Override
        public boolean isRequested() {
            return left-- <= 0;
        }
    }

    private Tried.End run(String line, int instants) {
        return new Tried(folder, new StopAfter(instants), "").run(List.of(line.split(" ")));
    }

    private Tried.End run(String line) {
        return run(line, Integer.MAX_VALUE);
    }

    private Tried.End paper(String more, int instants) {
        return run(
                "paper Swing.java --data SPY.csv --speed max --no-progress --no-out --json" + more,
                instants);
    }

    private void begin(int instants) {
        var begun = paper("", instants);
        assertThat(begun.code()).as(begun.err()).isZero();
        assertThat(begun.err()).contains("stopped");
    }

    private Tried.End dryRun(String more) {
        return run("replay paper/Swing --changed" + more);
    }

    private String mark(String more) {
        var tried = dryRun(" --format json" + more);
        assertThat(tried.code()).as(tried.err()).isZero();
        return tried.out().replaceAll("(?s).*\"mark\" : \"([^\"]+)\".*", "$1");
    }

    private static String hash(Tried.End end) {
        assertThat(end.code()).as(end.err()).isZero();
        return end.out().replaceAll("(?s).*\"decision_hash\" : \"([0-9a-f]{64})\".*", "$1");
    }

    private List<String> journal(String type) {
        return run("journal show paper/Swing --type " + type)
                .out()
                .lines()
                .filter(line -> line.matches(" *\\d+  .*Z .*"))
                .map(line -> line.strip().split(" +", 2)[1])
                .toList();
    }

    @ParameterizedTest(name = "{0} instants: {1} orders, {2} positions")
    @CsvSource({"1, 0, 0", "3, 0, 0", "5, 1, 0", "9, 2, 1", "23, 0, 1", "31, 1, 1", "38, 1, 1"})
    void whateverIsOpenGoesOn(int instants, int orders, int positions) throws IOException {
        begin(instants);
        write(CHANGED);
        var submits = journal("submit");

        var tried = dryRun("");
        assertThat(tried.code()).as(tried.err()).isZero();
        assertThat(tried.out())
                .contains("state    loads")
                .contains("open     " + orders + " orders, positions in " + positions);
        var mark = mark("");
        assertThat(tried.out()).contains("--accept-change " + mark + "\n");

        var refused = paper("", Integer.MAX_VALUE);
        assertThat(refused.code()).isEqualTo(8);
        assertThat(refused.err()).contains("TDM-6016", "replay", "--changed");
        assertThat(journal("submit")).isEqualTo(submits);

        var went = paper(" --accept-change " + mark, Integer.MAX_VALUE);
        var changed = hash(went);
        assertThat(went.err()).contains("changed  program ", mark + " accepted by ");
        assertThat(journal("submit").subList(0, submits.size())).isEqualTo(submits);
        assertThat(journal("changed")).hasSize(1);
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(changed);
        assertThat(run("replay paper/Swing --explain 1").code()).isZero();
    }

    /// The second one says the same in other words: it must trade as if nothing had happened.
    @Test
    void nothingIsLostOrDoubledByChangesAndRollbacks() throws IOException {
        var never = hash(run("backtest Swing.java --data SPY.csv --no-out --json"));
        var other = STRATEGY.replace("bars++;", "bars += 1;");
        var random = new SplittableRandom(7);
        begin(4);
        for (var i = 0; i < 6; i++) {
            write(i % 2 == 0 ? other : STRATEGY);
            var went = paper(" --accept-change " + mark(""), 3 + random.nextInt(8));
            assertThat(went.code()).as(went.err()).isZero();
            assertThat(went.err()).contains("changed  program ", "stopped");
        }

        assertThat(hash(paper("", Integer.MAX_VALUE))).isEqualTo(never);
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(never);
        assertThat(journal("changed")).hasSize(6);
        assertThat(hash(run("fork paper/Swing --at 2024-01-18 --no-out --json --no-progress")))
                .isEqualTo(never);
        assertThat(hash(run("replay paper/Swing-fork --json"))).isEqualTo(never);
    }

    @ParameterizedTest(name = "{0} is now {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bars\\b              | count                  | Swing.bars of type int is not there any more",
                "private int bars     | private long bars      | Swing.bars of type int is of type long now",
                "private Order        | private Object         | Swing.resting of type dev.tandem.api.order.Order is of type",
                "List<Leg>            | java.util.Deque<Leg>   | is of type java.util.Deque<Swing$Leg> now",
                "double price         | Double price           | Leg.price of type double is of type",
                "\\bLeg\\b             | Part                   | is of type java.util.List<Swing$Part> now",
                "onBar.Context c      | onStart(Context c) { for (var b : c.universe()) { c.bars(b.instrument(), dev.tandem.api.market.BarSize.H1); } } public void onBar(Context c | other bars or ticks",
            })
    void whatTheWorkLeftMustHaveItsPlace(String from, String to, String problem)
            throws IOException {
        begin(15);
        var changed =
                STRATEGY.replace("legs = new ArrayList<>()", "legs = new java.util.LinkedList<>()");
        changed =
                changed.replaceAll(from, java.util.regex.Matcher.quoteReplacement(to))
                        .replace("new Part(count, ", "new Part(bars, ")
                        .replace("new Leg(bars,", "new Leg((int) bars,")
                        .replace("resting.cancel()", "((Order) resting).cancel()")
                        .replace(
                                "    @Override\n    public void onStart",
                                "    public void onStart");
        write(changed);

        var tried = dryRun("");
        assertThat(tried.out()).as(tried.err()).contains("state    does not load", problem);
        assertThat(tried.out()).doesNotContain("accept");
        assertThat(tried.code()).isEqualTo(9);
        var forced = paper(" --accept-change 24h-0123456789abcdef", Integer.MAX_VALUE);
        assertThat(forced.err()).contains("TDM-6018");
        assertThat(forced.code()).isEqualTo(8);

        write(STRATEGY);
        assertThat(paper("", Integer.MAX_VALUE).code()).isZero();
    }

    @ParameterizedTest(name = "{0} is now {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "int bars;             | int bars; private int more;             | new: Swing.more",
                "Sma own = new Sma(4)  | Sma own = new Sma(6)                    | made anew: Swing.own",
                "Sma own = new Sma(4)  | dev.tandem.indicators.Ema own = new dev.tandem.indicators.Ema(4) | made anew: Swing.own",
                "int every)            | int every, @Default(\"1\") int unused)  | orders",
                "Default(\"3\")         | Default(\"5\")                           | orders",
            })
    void whatTheWorkDidNotMakeMayBeOtherwise(String from, String to, String shown)
            throws IOException {
        begin(15);
        write(STRATEGY.replace(from, to));

        assertThat(dryRun("").out()).contains("state    loads", shown);
        var went = paper(" --accept-change " + mark(""), 10);
        assertThat(went.code()).as(went.err()).isZero();
        var end = hash(paper("", Integer.MAX_VALUE));
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(end);
    }

    @Test
    void theProgramThatDecidedBeforeGoesOnWithoutWhatItNeverHad() throws IOException {
        begin(15);
        write(STRATEGY.replace("int bars;", "int bars; int more;").replace("++;", "++; more++;"));
        assertThat(paper(" --accept-change " + mark(""), 10).code()).isZero();

        write(STRATEGY);
        assertThat(dryRun("").out()).contains("loads", "left behind: Swing.more of type int");
        assertThat(paper(" --accept-change " + mark(""), 10).code()).isZero();

        var never = hash(run("backtest Swing.java --data SPY.csv --no-out --json"));
        assertThat(hash(paper("", Integer.MAX_VALUE))).isEqualTo(never);
    }

    @Test
    void aMarkIsOfOneChangeOfOneMoment() throws IOException {
        begin(15);
        write(CHANGED);
        var mark = mark("");
        assertThat(mark(" --hours 48")).startsWith("48h-").isNotEqualTo(mark);

        write(STRATEGY.replace("? 0 : 0.5", "? 0 : 0.26"));
        assertThat(paper(" --accept-change " + mark, 3).err()).contains("TDM-6017");
        assertThat(paper(" --accept-change nonsense", 3).err()).contains("TDM-6017");

        write(STRATEGY);
        begin(4);
        write(CHANGED);
        var stale = paper(" --accept-change " + mark, 3);
        assertThat(stale.err()).contains("TDM-6017", "went on since");
        assertThat(stale.code()).isEqualTo(8);
        assertThat(journal("changed")).isEmpty();

        var went = paper(" --accept-change " + mark(""), 3);
        assertThat(went.code()).as(went.err()).isZero();
        assertThat(dryRun("").err()).contains("TDM-6018", "is the one that decides");
        assertThat(paper(" --accept-change " + mark, Integer.MAX_VALUE).code()).isZero();
        write(STRATEGY);
        assertThat(dryRun("").err()).contains("TDM-6018", "is over");
    }

    @Test
    void theSnapshotOfTheOldProgramStaysUntilTheNewOneHasStoppedInOrder() throws IOException {
        begin(15);
        write(CHANGED);
        assertThat(paper(" --accept-change " + mark(""), 5).code()).isZero();
        var kept = sealed();
        assertThat(kept).hasSize(2);
        var bytes =
                Files.readAllBytes(folder.resolve("paper/Swing/snapshots").resolve(kept.get(1)));

        begin(5);
        assertThat(sealed()).containsExactly(kept.get(1));

        FileTrees.delete(folder.resolve("paper/Swing/snapshots"));
        begin(1);
        assertThat(sealed()).containsExactly(kept.get(1));
        assertThat(folder.resolve("paper/Swing/snapshots").resolve(kept.get(1)))
                .hasBinaryContent(bytes);
    }

    private List<String> sealed() throws IOException {
        try (var files = Files.list(folder.resolve("paper/Swing/snapshots"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("sealed-"))
                    .sorted()
                    .toList();
        }
    }

    /// The process ended between the two files, in the one order and in the other.
    @Test
    void aChangeThatWasNotedByHalfIsMadeWholeOrRefused() throws IOException {
        begin(15);
        var facts = folder.resolve("paper/Swing/session.json");
        var before = Files.readString(facts);
        var journals = List.of("journal", "venue", "snapshots");
        for (var journal : journals) {
            copy(folder.resolve("paper/Swing").resolve(journal), folder.resolve("old/" + journal));
        }
        write(CHANGED);
        assertThat(paper(" --accept-change " + mark(""), 0).code()).isZero();
        var after = Files.readString(facts);

        Files.writeString(facts, before);
        write(STRATEGY);
        assertThat(paper("", 3).err()).contains("TDM-6006", "session.json does not know it");

        Files.writeString(facts, after);
        for (var journal : journals) {
            FileTrees.delete(folder.resolve("paper/Swing").resolve(journal));
            copy(folder.resolve("old/" + journal), folder.resolve("paper/Swing").resolve(journal));
        }
        assertThat(dryRun("").err()).contains("TDM-6018", "another change was accepted");
        write(CHANGED);
        var went = paper("", 3);
        assertThat(went.err()).contains("changed  program ");
        assertThat(journal("changed")).hasSize(1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void aHaltGoesOnOverAChange() throws IOException {
        begin(15);
        run("halt paper/Swing --reason odd");
        begin(2);
        write(CHANGED);
        var submits = journal("submit");

        var went = paper(" --accept-change " + mark(""), Integer.MAX_VALUE);

        assertThat(went.err()).contains("HALTED   odd", "changed  program");
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(hash(went));
        assertThat(journal("submit")).containsAll(submits);
    }

    /// F-126: an older program must not take the end of one for the end of the other.
    @Test
    void whatANewerProgramWroteIsNotTriedAndNotTouched() throws IOException {
        begin(15);
        var journal = folder.resolve("paper/Swing/journal");
        var opened =
                Journal.open(new DiskStorage(journal), new SystemClock(), JournalOptions.DEFAULT);
        try (var open = ((Opened.Ready) opened).journal()) {
            open.append(RecordType.CHANGED.code(), 9, 1, 1, new byte[0], 0, 0);
        }
        write(CHANGED);
        var bytes = Files.readAllBytes(journal.resolve("segment-0000000001.journal"));

        assertThat(dryRun("").err()).contains("TDM-6007", "version 9");
        assertThat(paper(" --accept-change 24h-0123456789abcdef", 3).err())
                .contains("TDM-6007", "\"changed\" is written in version 9");
        assertThat(journal.resolve("segment-0000000001.journal")).hasBinaryContent(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--changed --hours 0     | no number of hours",
                "--changed --hours much  | no number of hours",
                "--hours 4               | --changed is not given",
                "--changed --explain 1   | goes with --hours",
            })
    void whatIsWrongIsSaid(String options, String text) {
        begin(5);

        var end = run("replay paper/Swing " + options);

        assertThat(end.err()).contains("TDM-1004", text);
        assertThat(end.code()).isEqualTo(2);
    }
}
