package dev.tandem.testkit.restarts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Plays a trial: the backtest, a paper session that nobody disturbs, one whose process is killed
/// at drawn times and started again with the same words, and the replays of its journal.
public final class RestartRun {
    private static final int NESTED_EVERY = 5;
    private static final String TOP_SPEED = "max";
    private static final Map<String, String> HERE = Map.of();
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "TZ",
                    "Asia/Kolkata",
                    "LC_ALL",
                    "tr_TR.UTF-8",
                    "JAVA_TOOL_OPTIONS",
                    "-Duser.timezone=Asia/Kolkata -Duser.language=tr -Duser.country=TR");

    private final Trial trial;
    private final Consumer<String> progress;
    private final SplittableRandom random;
    private final List<Row> rows = new ArrayList<>();
    private int kills;
    private int nested;
    private long longestStartMillis = 1000;

    /// @param what was run
    public record Row(String what, String hash, double seconds) {}

    /// How it ended.
    ///
    /// @param kills of processes that played
    /// @param nested kills of processes that were coming back
    /// @param starts processes that opened the session
    /// @param hours of the feed in which one of them began
    /// @param journals what comparing the killed session's with the undisturbed one's gave
    public record Outcome(
            List<Row> rows, int kills, int nested, int starts, int hours, String journals) {
        /// Whether all decided the same.
        public boolean isEqual() {
            return rows.stream().map(Row::hash).distinct().count() == 1
                    && journals.endsWith("records");
        }
    }

    /// @param progress hears a line now and then
    public RestartRun(Trial trial, Consumer<String> progress) {
        this.trial = trial;
        this.progress = progress;
        random = new SplittableRandom(trial.seed());
    }

    /// @throws IllegalStateException if a process ends otherwise than it should, or the feed is
    ///   over before the last kill
    public Outcome run() {
        var undisturbed = trial.folder().resolve("undisturbed");
        var killed = trial.folder().resolve("killed");
        prepare();
        play("backtest", trial.backtest(), HERE);
        play("paper, undisturbed", trial.paper(undisturbed, TOP_SPEED), HERE);
        var began = System.nanoTime();
        while (kills < trial.kills()) {
            killOnce(killed);
        }
        add(
                "paper, killed " + kills + " times",
                began,
                Program.start(trial, trial.paper(killed, TOP_SPEED), HERE));
        var replay = List.of("replay", killed.toString(), "--json");
        play("replay of its journal", replay, HERE);
        play("replay, Asia/Kolkata, tr_TR", replay, ELSEWHERE);
        var starts = Journals.starts(killed);
        return new Outcome(
                List.copyOf(rows),
                kills,
                nested,
                starts.count(),
                starts.hours(),
                Journals.compare(undisturbed, killed));
    }

    private void killOnce(Path session) {
        var began = System.nanoTime();
        var playing = Program.start(trial, trial.paper(session, trial.speed()), HERE);
        var hasBegun = playing.awaitSession();
        longestStartMillis = Math.max(1, (System.nanoTime() - began) / 1_000_000);
        if (!hasBegun || !playing.killAfter(random.nextInt(trial.mostMillis()))) {
            throw new IllegalStateException(
                    "a process ended by itself after "
                            + kills
                            + " kills; is the feed over? play it slower");
        }
        kills++;
        progress.accept(kills + " of " + trial.kills() + " kills");
        if (kills % NESTED_EVERY == 0) {
            var again = Program.start(trial, trial.paper(session, trial.speed()), HERE);
            if (!again.killAfter(random.nextLong(longestStartMillis))) {
                throw new IllegalStateException("a process that came back ended by itself");
            }
            nested++;
        }
    }

    private void play(String what, List<String> words, Map<String, String> environment) {
        var began = System.nanoTime();
        add(what, began, Program.start(trial, words, environment));
    }

    private void add(String what, long began, Program program) {
        var hash = program.hash();
        rows.add(new Row(what, hash, (System.nanoTime() - began) / 1e9));
        progress.accept(what);
    }

    /// Begins with an empty folder.
    private void prepare() {
        try {
            if (Files.exists(trial.folder())) {
                try (var files = Files.walk(trial.folder())) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(trial.folder());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot empty " + trial.folder(), failure);
        }
    }
}
