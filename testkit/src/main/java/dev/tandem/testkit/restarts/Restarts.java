package dev.tandem.testkit.restarts;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Kills `tandem paper` again and again over recorded data and prints the decision hashes of all
/// ways to run the strategy. `testkit/restarts` is its command; exit code 0 if they are equal, 1 if
/// not, 2 for wrong arguments.
public final class Restarts {
    private static final String USAGE =
            "Usage: testkit/restarts [--kills N] [--seed N] [--speed N] [--most-millis N]"
                    + " [--folder DIR] [-- STRATEGY --data FILE ...]";

    private Path root = Path.of("").toAbsolutePath();
    private Path folder = Path.of("target", "restarts");
    private int kills = 100;
    private long seed = 1;
    private String speed = "20000";
    private int mostMillis = 1000;
    private List<String> run = List.of();

    private Restarts() {}

    /// @param args as the usage says, and `--root DIR` of the repository
    public static void main(String[] args) {
        var restarts = new Restarts();
        if (!restarts.read(List.of(args))) {
            stream(FileDescriptor.err).println(USAGE);
            System.exit(2);
        }
        System.exit(restarts.play(stream(FileDescriptor.out)) ? 0 : 1);
    }

    /// The streams of the command that this class is; the classes of a library print nothing.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private boolean read(List<String> args) {
        for (var i = 0; i < args.size(); i += 2) {
            if (args.get(i).equals("--")) {
                run = args.subList(i + 1, args.size());
                break;
            }
            if (i + 1 == args.size() || !take(args.get(i), args.get(i + 1))) {
                return false;
            }
        }
        return kills > 0 && mostMillis > 0;
    }

    private boolean take(String name, String value) {
        try {
            switch (name) {
                case "--root" -> root = Path.of(value);
                case "--folder" -> folder = Path.of(value);
                case "--kills" -> kills = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--speed" -> speed = value;
                case "--most-millis" -> mostMillis = Integer.parseInt(value);
                default -> {
                    return false;
                }
            }
            return true;
        } catch (NumberFormatException wrong) {
            return false;
        }
    }

    /// A month of minutes of one instrument, with stops that are moved.
    private List<String> usual() {
        return List.of(
                root.resolve("examples/HourlyTrend.java").toString(),
                "--data",
                root.resolve("../shared/data/crypto-1m/ftx_BTC-PERP_1m_2022-01.csv.gz")
                        .normalize()
                        .toString(),
                "--class",
                "crypto",
                "--param",
                "fast=6",
                "--param",
                "slow=24",
                "--param",
                "breakout=8",
                "--param",
                "range=14");
    }

    private boolean play(PrintStream out) {
        var trial =
                new Trial(
                        List.of(root.resolve("tandem").toString()),
                        folder.toAbsolutePath(),
                        run.isEmpty() ? usual() : run,
                        speed,
                        kills,
                        mostMillis,
                        seed);
        var ten = new int[1];
        RestartRun.Outcome outcome;
        try {
            outcome =
                    new RestartRun(
                                    trial,
                                    line -> {
                                        if (!line.endsWith("kills") || ++ten[0] % 10 == 0) {
                                            out.println(line);
                                        }
                                    })
                            .run();
        } catch (IllegalStateException failure) {
            out.println("FAILED   " + failure.getMessage());
            return false;
        }
        table(outcome).forEach(out::println);
        return outcome.isEqual();
    }

    private static List<String> table(RestartRun.Outcome outcome) {
        var lines = new ArrayList<String>();
        for (var row : outcome.rows()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-28s %s %6.1f s",
                            row.what(),
                            row.hash(),
                            row.seconds()));
        }
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%d kills while playing, %d while coming back; %d starts in %d hours of the"
                                + " feed",
                        outcome.kills(),
                        outcome.nested(),
                        outcome.starts(),
                        outcome.hours()));
        lines.add("journals of both sessions: " + outcome.journals());
        lines.add(outcome.isEqual() ? "equal" : "NOT equal");
        return lines;
    }
}
