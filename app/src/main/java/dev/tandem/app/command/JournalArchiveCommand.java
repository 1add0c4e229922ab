package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.journal.Archived;
import dev.tandem.runtime.live.SessionArchive;
import dev.tandem.runtime.live.SessionArchive.Result;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.SystemClock;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/// Compresses old segments of a session that does not run.
@Command(
        name = "archive",
        description = "Compress the segments of a session that no restart needs in a hurry.",
        footer = {
            "",
            "A segment is compressed when two sound snapshots are newer and all requests up to its",
            "end have their answers. It can still be shown, verified and replayed."
        })
final class JournalArchiveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN_DIR", description = "Folder of the session.")
    String run = "";

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    JournalArchiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("journal archive", Format.TEXT, Format.JSON);
        var folder = terminal.directory().resolve(run);
        if (!Files.isDirectory(folder.resolve("journal"))
                || !Files.isDirectory(folder.resolve("venue"))) {
            throw new TandemException(
                    Kind.NOT_FOUND,
                    "TDM-7060",
                    "no session in " + run + ": there are no folders journal and venue",
                    "name the folder of a paper session, such as paper/<strategy>");
        }
        var storage = SessionStorage.of(name -> new DiskStorage(folder.resolve(name)));
        var result = SessionArchive.archive(storage, new SystemClock());
        terminal.out()
                .print(
                        chosen == Format.JSON
                                ? JsonText.of(out -> document(out, result))
                                : text(result));
        return 0;
    }

    private static String text(Result result) {
        var why =
                result.throughSeq() == 0 && result.doubtSeq() == 0
                        ? ", since there are no two snapshots yet"
                        : result.doubtSeq() == 0
                                ? ""
                                : ", since the request of record "
                                        + result.doubtSeq()
                                        + " has no answer";
        return String.format(
                Locale.ROOT,
                "archived  %s of the engine, %s of the venue; up to record %,d may go%s%n",
                count(result.engine()),
                count(result.venue()),
                result.throughSeq(),
                why);
    }

    private static String count(List<Archived> segments) {
        return segments.size() + (segments.size() == 1 ? " segment" : " segments");
    }

    private void document(JsonGenerator out, Result result) {
        out.writeStringProperty("schema", "tandem.archive/1");
        out.writeStringProperty("folder", run);
        out.writeNumberProperty("engine_segments", result.engine().size());
        out.writeNumberProperty("venue_segments", result.venue().size());
        out.writeNumberProperty("through_seq", result.throughSeq());
        out.writeNumberProperty("doubt_seq", result.doubtSeq());
    }
}
