package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.record.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paper sessions in processes of their own: they get SIGTERM or SIGINT, die again and again, wait
/// for a disk.
@Tag("slow")
class ShutdownTest {
    private static final String PAPER =
            "paper Swing.java --data SPY.csv --class crypto --no-progress --no-out --json --speed ";

    @TempDir Path folder;

    /// Trades at every third bar, and stays in bar 500 as long as a file says so.
    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(folder.resolve("SPY.csv"), Tried.minutes(2000));
        Files.writeString(
                folder.resolve("Swing.java"),
                """
                import dev.tandem.api.market.Bar;
                import dev.tandem.api.strategy.*;
                import java.nio.file.*;

                public final class Swing implements Strategy {
                    private int bars;

                    @Override
                    public void onBar(Context context, Bar bar) {
                        bars++;
                        if (bars == 500 && Files.exists(Path.of("wait"))) {
                            Path.of("here").toFile().mkdir();
                        }
                        while (bars == 500 && Files.exists(Path.of("wait"))) {
                            Thread.onSpinWait();
                        }
                        if (bars == 700 && Files.exists(Path.of("die"))) {
                            Runtime.getRuntime().halt(77);
                        }
                        if (bars % 3 == 0) {
                            context.targetWeight(bar.instrument(), bars % 2 == 0 ? 0 : 0.5);
                        }
                    }
                }
                """);
    }

    private Process start(String line, String... around) throws IOException {
        var words = new ArrayList<>(List.of(around));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of(line.split(" ")));
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "CLICOLOR_FORCE"));
        return builder.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static void await(Process process, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private Path session() {
        return folder.resolve("paper/Swing");
    }

    private boolean isBeyond(long seq) {
        return Files.exists(session().resolve("journal")) && lastRecord().seq() > seq;
    }

    private record Last(long seq, int type) {}

    private Last lastRecord() {
        var last = new Last(0, 0);
        try (var reader = JournalReader.open(new DiskStorage(session().resolve("journal")), 1)) {
            while (reader.next()) {
                last = new Last(reader.record().seq(), reader.record().type());
            }
        } catch (RuntimeException notYet) {
            return last;
        }
        return last;
    }

    private static String hash(String out) {
        return out.replaceAll("(?s).*\"decision_hash\" : \"([0-9a-f]{64})\".*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSessionThatIsAskedToEndSavesWhereItIsAndEndsWithZero(String signal)
            throws IOException, InterruptedException {
        // who runs the tests in the background may have told them to ignore Ctrl-C
        assumeTrue(succeeds("env", "--default-signal=INT", "true"), "env restores signals");
        var process = start(PAPER + "6000", "env", "--default-signal=INT");
        await(process, () -> isBeyond(1000));
        assertThat(succeeds("kill", "-" + signal, Long.toString(process.pid()))).isTrue();

        assertThat(end(process)).as(err()).isZero();
        assertThat(err()).contains("stopped  the session is kept");
        assertThat(lastRecord().type()).isEqualTo(RecordType.CLEAN_STOP.code());
        var saved = new SnapshotStore(new DiskStorage(session().resolve("snapshots"))).load();
        var shown =
                new Tried(folder)
                        .run(List.of("journal", "show", session().toString(), "--type", "snapshot"))
                        .out();
        assertThat(shown)
                .contains(
                        (lastRecord().seq() - 1) + " ",
                        "snapshot  of record " + saved.newest().orElseThrow().seq() + " ");

        var on = start(PAPER + "max");
        assertThat(end(on)).as(err()).isZero();
        var replayed = err().replaceAll("(?s).* start 2, ([0-9]+) records replayed.*", "$1");
        assertThat(Integer.parseInt(replayed)).isZero(); // it plays the last instant again
        var whole = new Tried(folder).run(List.of((PAPER + "max --session whole").split(" ")));
        assertThat(hash(Files.readString(folder.resolve("out")))).isEqualTo(hash(whole.out()));
    }

    @Test
    void aSessionThatDiesWithoutGettingFurtherWaitsBeforeItIsStartedAgain()
            throws IOException, InterruptedException {
        Files.createFile(folder.resolve("die"));
        for (var i = 0; i < 4; i++) { // the first one got somewhere
            assertThat(end(start(PAPER + "max"))).isEqualTo(77);
            assertThat(err()).doesNotContain("LOOP");
        }
        assertThat(end(start(PAPER + "max --at-once"))).isEqualTo(77);
        assertThat(err()).doesNotContain("LOOP");

        Files.delete(folder.resolve("die"));
        var began = System.nanoTime();
        assertThat(end(start(PAPER + "max"))).as(err()).isZero();
        assertThat(err())
                .containsPattern("the last [34] processes of this session ended.*--at-once");
        assertThat((System.nanoTime() - began) / 1e9).isGreaterThan(3);
    }

    @Test
    void aDiskThatHangsIsToldOnceAndSoIsItsEnd() throws IOException, InterruptedException {
        assumeTrue(succeeds("strace", "-V"), "strace delays the disk");
        var journal = folder.toRealPath().resolve("paper/Swing/journal/segment-0000000001.journal");
        var slow =
                start(
                        PAPER + "max",
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-P",
                        journal.toString(),
                        "-e",
                        "trace=fdatasync",
                        "-e",
                        "inject=fdatasync:delay_enter=2500000:when=100");

        assertThat(end(slow)).as(err()).isZero();
        assertThat(err().lines().filter(line -> line.startsWith("DISK")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("has not answered for 1 s"),
                        line -> assertThat(line).containsPattern("again after [23]\\.[0-9] s"));
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @Test
    void aSecondSignalEndsAProcessThatHangs() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("wait"));
        var process = start(PAPER + "max");
        await(process, () -> Files.exists(folder.resolve("here")));
        process.destroy();
        assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        process.destroy();

        assertThat(end(process)).isEqualTo(143);
        Files.delete(folder.resolve("wait"));
        assertThat(end(start(PAPER + "max"))).as(err()).isZero();
    }

    @Test
    void aProcessThatHangsIsWaitedForTenSeconds() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("wait"));
        var process = start(PAPER + "max");
        await(process, () -> Files.exists(folder.resolve("here")));
        var began = System.nanoTime();
        process.destroy();

        assertThat(end(process)).isEqualTo(143);
        assertThat((System.nanoTime() - began) / 1e9).isBetween(9.0, 30.0);
        assertThat(err()).contains("stopping took longer than 10 s");
    }
}
