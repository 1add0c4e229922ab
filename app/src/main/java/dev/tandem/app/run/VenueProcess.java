package dev.tandem.app.run;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.config.SessionSettings;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.live.VenueStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts the process of a session's venue: this program on this virtual machine, apart from this
/// process, so that neither its end nor a key that interrupts it reaches the venue. What the venue
/// says is in `venue.log` of the session.
final class VenueProcess implements VenueStarter {
    private static final int SHOWN = 1200; // characters
    private static final Path SHELL = Path.of("/bin/sh");

    private final SessionFolder folder;
    private final SessionSettings settings;
    private final Terminal terminal;
    private @Nullable Process process;

    VenueProcess(SessionFolder folder, SessionSettings settings, Terminal terminal) {
        this.folder = folder;
        this.settings = settings;
        this.terminal = terminal;
    }

    @Override
    public void start() {
        var started = process;
        if (started != null && started.isAlive()) {
            return;
        }
        if (started != null && started.exitValue() != 0) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6009",
                    "the process of the venue ended with exit code "
                            + started.exitValue()
                            + ":\n"
                            + said(),
                    "mend what it says, then start the session again; nothing is lost");
        }
        terminal.err().println("venue    starts in a process of its own");
        try {
            var next =
                    new ProcessBuilder(command())
                            .redirectErrorStream(true)
                            .redirectOutput(log().toFile())
                            .start();
            next.getOutputStream().close();
            process = next;
        } catch (IOException failure) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6009",
                    "no process of the venue can be started: " + failure.getMessage(),
                    "run the session with --venue in-process",
                    failure);
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SHELL)) {
            command.addAll(
                    List.of(SHELL.toString(), "-c", "trap '' INT HUP; exec \"$@\"", "tandem"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        for (var property : List.of("tandem.home", "tandem.program")) {
            var value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.tandem.app.Main"));
        command.addAll(
                List.of(
                        "venue",
                        folder.path().toAbsolutePath().normalize().toString(),
                        "--idle",
                        Long.toString(settings.venueIdle()),
                        "--durability",
                        settings.durability().toString()));
        return command;
    }

    private Path log() {
        return folder.path().resolve("venue.log");
    }

    private String said() {
        try {
            var text = Files.readString(log()).strip();
            return text.length() <= SHOWN ? text : "... " + text.substring(text.length() - SHOWN);
        } catch (IOException unreadable) {
            return log() + " cannot be read: " + unreadable.getMessage();
        }
    }

    /// Whether it was started here and did not end yet.
    boolean isStarted() {
        return process != null && process.isAlive();
    }
}
