package dev.tandem.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.research.SweepFacts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of sweeps: written, cut anywhere, continued, merged.
class SweepFilesTest {
    private static final SweepPlan PLAN =
            SweepPlan.grid(List.of(Axis.parse("fast", "1..4"), Axis.parse("na,me", "x|a \"b\"")));

    @TempDir Path folder;

    private static SweepFacts facts(Shard shard) {
        return facts("abc", shard);
    }

    private static SweepFacts facts(String hash, Shard shard) {
        return SweepFacts.of(List.of(new Fact("data", "spy.csv " + hash)), PLAN, shard);
    }

    private static SweepRow row(int number) {
        var figures =
                IntStream.range(0, Figures.NAMES.size())
                        .mapToObj(i -> i == 5 ? "" : String.valueOf(number / 3.0 + i))
                        .toList();
        var outcome =
                switch (number % 4) {
                    case 1 -> new Outcome.Refused("no, \"never\"\nmind");
                    case 2 -> new Outcome.Failed("a, b");
                    default -> new Outcome.Ran("f00d", number, "1.50", 9, 252, Figures.of(figures));
                };
        return new SweepRow(number, PLAN.values(number), outcome);
    }

    private Path whole(Shard shard, String name) {
        var file = folder.resolve(name);
        var rows = IntStream.of(PLAN.numbers(shard)).mapToObj(SweepFilesTest::row).toList();
        new SweepTable(facts(shard), rows.reversed()).write(file);
        return file;
    }

    @Test
    void aFileHasItsRowsByNumberAndReadsBack() throws IOException {
        var file = whole(Shard.WHOLE, "a.csv");
        var table = SweepTable.read(file);
        table.write(folder.resolve("b.csv"));

        assertThat(Files.readAllLines(file).subList(6, 9))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("# shard: 1/1"),
                        line -> assertThat(line).startsWith("set,fast,\"na,me\",status,reason,"),
                        line ->
                                assertThat(line)
                                        .startsWith("1,1,x,refused,\"no, \"\"never\"\" mind\",,,"));
        assertThat(table.facts()).isEqualTo(facts(Shard.WHOLE));
        assertThat(table.rows())
                .extracting(SweepRow::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(folder.resolve("b.csv")).hasSameBinaryContentAs(file);
    }

    /// Killed after all kinds of bytes, in any order of rows: what is whole is kept, what is cut
    /// runs again, and the file comes out the same.
    @Test
    void aSweepThatWasKilledAtAnyByteGoesOnFromThere() throws IOException {
        var wanted = whole(Shard.WHOLE, "wanted.csv");
        var all = folder.resolve("all.partial");
        var order = new ArrayList<>(IntStream.rangeClosed(1, 8).boxed().toList());
        Collections.shuffle(order, new Random(3));
        try (var partial = PartialFile.open(all, facts(Shard.WHOLE), PLAN)) {
            order.forEach(number -> partial.append(row(number)));
        }
        var bytes = Files.readAllBytes(all);
        for (var cut = 0; cut <= bytes.length; cut += cut < bytes.length - 700 ? 11 : 1) {
            var file = folder.resolve("cut.partial");
            Files.write(file, Arrays.copyOf(bytes, cut));
            continueAndCompare(file, wanted);
        }
    }

    private void continueAndCompare(Path file, Path wanted) {
        try (var partial = PartialFile.open(file, facts(Shard.WHOLE), PLAN)) {
            for (var number : PLAN.numbers(Shard.WHOLE)) {
                if (!partial.has(number)) {
                    partial.append(row(number));
                }
            }
            var out = folder.resolve("out.csv");
            new SweepTable(facts(Shard.WHOLE), partial.rows()).write(out);
            assertThat(out).hasSameBinaryContentAs(wanted);
        }
        try (var again = PartialFile.open(file, facts(Shard.WHOLE), PLAN)) {
            assertThat(again.rows()).hasSize(8);
        }
    }

    /// After a power cut a block may be missing where later ones are there: it reads as zeros.
    @Test
    void aBlockThatAPowerCutLostCostsOnlyItsRows() throws IOException {
        var wanted = whole(Shard.WHOLE, "wanted.csv");
        var all = folder.resolve("all.partial");
        var rowsAt = 0L;
        try (var partial = PartialFile.open(all, facts(Shard.WHOLE), PLAN)) {
            rowsAt = Files.size(all);
            IntStream.rangeClosed(1, 8).forEach(number -> partial.append(row(number)));
        }
        for (var at = (int) rowsAt; at < Files.size(all); at += 37) {
            var bytes = Files.readAllBytes(all);
            Arrays.fill(bytes, at, Math.min(bytes.length, at + 64), (byte) 0);
            var file = Files.write(folder.resolve("lost.partial"), bytes);
            try (var partial = PartialFile.open(file, facts(Shard.WHOLE), PLAN)) {
                assertThat(partial.rows()).hasSizeBetween(4, 7);
            }
            continueAndCompare(file, wanted);
        }
    }

    @Test
    void aLineThatIsTornButEndedIsDroppedOnlyAtTheEnd() throws IOException {
        var file = folder.resolve("p");
        try (var partial = PartialFile.open(file, facts(Shard.WHOLE), PLAN)) {
            partial.append(row(3));
        }
        var good = Files.readString(file);
        Files.writeString(file, good + "4,2,\"a \"\n");
        try (var partial = PartialFile.open(file, facts(Shard.WHOLE), PLAN)) {
            assertThat(partial.rows()).extracting(SweepRow::number).containsExactly(3);
            partial.append(row(5));
        }
        assertThat(Files.readString(file)).startsWith(good + "5,");

        Files.writeString(file, good + "4,2,\n" + good.lines().reduce((_, b) -> b).get() + "\n");
        assertThatThrownBy(() -> PartialFile.open(file, facts(Shard.WHOLE), PLAN))
                .hasMessageContaining("p:10: damaged");
        Files.writeString(file, good + good.lines().reduce((_, b) -> b).get() + "\n" + "x\n");
        assertThatThrownBy(() -> PartialFile.open(file, facts(Shard.WHOLE), PLAN))
                .hasMessageContaining("set 3 is doubled");
    }

    @Test
    void aFileOfAnotherSweepIsLeftAlone() throws IOException {
        var file = folder.resolve("p");
        PartialFile.open(file, facts(Shard.WHOLE), PLAN).close();
        var before = Files.readString(file);

        assertThatThrownBy(() -> PartialFile.open(file, facts("other", Shard.WHOLE), PLAN))
                .hasMessageContaining("- data: spy.csv abc")
                .hasMessageContaining("+ data: spy.csv other");
        assertThat(file).hasContent(before);
        Files.writeString(file, "my notes\n");
        assertThatThrownBy(() -> PartialFile.open(file, facts(Shard.WHOLE), PLAN))
                .hasMessageContaining("damaged");
        assertThat(file).hasContent("my notes\n");
    }

    @Test
    void twoProcessesDoNotShareAFile() {
        var file = folder.resolve("p");
        try (var _ = PartialFile.open(file, facts(Shard.WHOLE), PLAN)) {
            assertThatThrownBy(() -> PartialFile.open(file, facts(Shard.WHOLE), PLAN))
                    .hasMessageContaining("in use by another sweep");
        }
    }

    @Test
    void shardsMergeToTheWhole() {
        var wanted = whole(Shard.WHOLE, "wanted.csv");
        for (var count : List.of(1, 2, 3, 8, 10)) {
            var files =
                    IntStream.rangeClosed(1, count)
                            .mapToObj(i -> whole(new Shard(i, count), "s" + i + "of" + count))
                            .toList();
            SweepMerge.of(files.reversed()).write(folder.resolve("m.csv"));

            assertThat(folder.resolve("m.csv")).hasSameBinaryContentAs(wanted);
        }
    }

    @Test
    void whatDoesNotMakeAWholeIsNotMerged() throws IOException {
        var one = whole(new Shard(1, 3), "one.csv");
        var two = whole(new Shard(2, 3), "two.csv");
        var three = whole(new Shard(3, 3), "three.csv");
        var ofTwo = whole(new Shard(2, 2), "of2.csv");
        var other = folder.resolve("other.csv");
        Files.writeString(other, Files.readString(three).replace("spy.csv abc", "spy.csv abd"));
        var gap = folder.resolve("gap.csv");
        Files.writeString(gap, Files.readString(three).replaceFirst("(?m)^3,.*\n", ""));
        var cut = folder.resolve("cut.csv");
        Files.writeString(cut, Files.readString(three).replaceFirst("(?m)^6,.*\n", ""));
        var copy = Files.copy(two, folder.resolve("copy.csv"));

        refused("1 of 3 shards missing: 3/3", one, two);
        refused("are both shard 2/3", one, two, copy);
        refused("a file is given twice", one, two, two);
        refused("- shard: 1/3\n+ shard: 2/2", one, ofTwo);
        refused("- data: spy.csv abc\n+ data: spy.csv abd", one, two, other);
        refused("set 3 is missing or doubled", one, two, gap);
        refused("set 6 is missing", one, two, cut);
        refused("no such file", one, two, folder.resolve("none"));
    }

    private static void refused(String reason, Path... files) {
        assertThatThrownBy(() -> SweepMerge.of(List.of(files))).hasMessageContaining(reason);
    }
}
