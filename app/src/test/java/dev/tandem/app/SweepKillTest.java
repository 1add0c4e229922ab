package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sweep in a process of its own that is killed, as the system does it when memory runs out: it
/// hears nothing of it and cleans nothing up.
@Tag("slow")
class SweepKillTest {
    private static final int SETS = 40;
    private static final String SWEEP =
            "sweep Slow.java --data SPY.csv --param every=2..41 --threads 3 --no-progress --out ";

    @TempDir Path folder;

    @BeforeEach
    void prepareFolder() throws IOException {
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(200));
        // Each run waits in its 100th bar until a file says that it may go on.
        Files.writeString(
                folder.resolve("Slow.java"),
                """
                import dev.tandem.api.market.Bar;
                import dev.tandem.api.strategy.*;
                import dev.tandem.indicators.Sma;
                import java.nio.file.*;

                public final class Slow implements Strategy {
                    public record Params(int every) {}

                    private final Params params;
                    private int bars;
                    private Sma average = new Sma(5);

                    public Slow(Params params) {
                        this.params = params;
                    }

                    @Override
                    public void onStart(Context context) {
                        context.universe().getFirst().feed(average);
                    }

                    @Override
                    public void onBar(Context context, Bar bar) {
                        while (++bars == 100 && params.every() > 20 && Files.exists(Path.of("wait"))) {
                            bars--;
                            Thread.onSpinWait();
                        }
                        context.targetWeight(bar.instrument(), bars % params.every() == 0 ? 0.9 : 0.1);
                    }
                }
                """);
    }

    private Process start(String line) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of(line.split(" ")));
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "CLICOLOR_FORCE"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(new File("/dev/null"));
        return builder.start();
    }

    private int end(String line) throws IOException, InterruptedException {
        return start(line).waitFor();
    }

    private long rows(Path partial) throws IOException {
        if (!Files.exists(partial)) {
            return 0;
        }
        var text = new String(Files.readAllBytes(partial), StandardCharsets.UTF_8);
        return text.lines().filter(line -> line.matches("\\d+,.*")).count();
    }

    @Test
    void aKilledSweepThatGoesOnWritesTheSameFile() throws IOException, InterruptedException {
        assertThat(end(SWEEP + "whole.csv")).isZero();
        var partial = folder.resolve("a.csv.partial");
        Files.createFile(folder.resolve("wait"));

        var process = start(SWEEP + "a.csv");
        while (rows(partial) < 19) { // those that do not wait; the others are in their middle
            assertThat(process.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        var beside = new Tried(folder).run(List.of((SWEEP + "a.csv").split(" ")));
        assertThat(beside.code()).isEqualTo(8);
        assertThat(beside.err()).contains("error TDM-7043", "is in use by another sweep");

        process.destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(128 + 9);

        assertThat(folder.resolve("a.csv")).doesNotExist();
        assertThat(rows(partial)).isEqualTo(19);
        var killed = Files.readString(partial);
        Files.delete(folder.resolve("wait"));
        var kept = Tried.words(List.of((SWEEP + "a.csv").split(" ")));
        var second = new Tried(folder).run(kept);

        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err()).contains(SETS + " parameter sets, 19 of them done before");
        assertThat(folder.resolve("a.csv")).hasSameBinaryContentAs(folder.resolve("whole.csv"));
        assertThat(partial).doesNotExist();
        assertThat(killed.lines().filter(line -> line.startsWith("#")))
                .containsExactlyElementsOf(
                        Files.readAllLines(folder.resolve("whole.csv")).stream()
                                .filter(line -> line.startsWith("#"))
                                .toList());
    }
}
