package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.journal.JournalVerifier.Verification;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.JsonGenerator;

/// Checks every byte of a journal.
@Command(name = "verify", description = "Check that nothing was changed, lost or added.")
final class JournalVerifyCommand implements Callable<Integer> {
    @Mixin final JournalFolder journal = new JournalFolder();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    JournalVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("journal verify", Format.TEXT, Format.JSON);
        var found = JournalVerifier.verify(journal.storage(terminal));
        if (chosen == Format.JSON) {
            terminal.out().print(JsonText.of(out -> document(out, found)));
        }
        switch (found) {
            case Verification.Sound sound -> {
                if (chosen != Format.JSON) {
                    terminal.out().println(line(sound));
                }
            }
            case Verification.Damaged(var damage, var lastSeq) ->
                    throw new TandemException(
                            Kind.CHECK_FAILED,
                            "TDM-9010",
                            "the journal "
                                    + journal.path()
                                    + " is damaged: "
                                    + damage
                                    + "\n"
                                    + (lastSeq == 0
                                            ? "no record before it is known to be sound"
                                            : "records up to record " + lastSeq + " are sound"),
                            "keep a copy of the folder; docs/adr/0019 says what each finding means");
        }
        return 0;
    }

    private String line(Verification.Sound sound) {
        var tail =
                sound.tailBytes() == 0
                        ? ""
                        : ", "
                                + count(sound.tailBytes(), "byte")
                                + " of an interrupted write behind them";
        return "OK   "
                + count(sound.records(), "record")
                + " in "
                + count(sound.segments(), "segment")
                + ", "
                + count(sound.epoch(), "start")
                + tail;
    }

    private static String count(long number, String word) {
        return String.format(Locale.ROOT, "%,d %s%s", number, word, number == 1 ? "" : "s");
    }

    private void document(JsonGenerator out, Verification found) {
        out.writeStringProperty("schema", "tandem.journal-check/1");
        out.writeStringProperty("folder", journal.path().toString());
        switch (found) {
            case Verification.Sound sound -> {
                out.writeBooleanProperty("sound", true);
                out.writeNumberProperty("segments", sound.segments());
                out.writeNumberProperty("records", sound.records());
                out.writeNumberProperty("last_seq", sound.lastSeq());
                out.writeNumberProperty("epoch", sound.epoch());
                out.writeNumberProperty("tail_bytes", sound.tailBytes());
                out.writeNullProperty("damage");
            }
            case Verification.Damaged(var damage, var lastSeq) -> {
                out.writeBooleanProperty("sound", false);
                out.writeNullProperty("segments");
                out.writeNullProperty("records");
                out.writeNumberProperty("last_seq", lastSeq);
                out.writeNullProperty("epoch");
                out.writeNullProperty("tail_bytes");
                out.writeObjectPropertyStart("damage");
                out.writeStringProperty("file", damage.file());
                out.writeNumberProperty("position", damage.position());
                out.writeNumberProperty("seq", damage.seq());
                out.writeStringProperty("reason", damage.reason());
                out.writeEndObject();
            }
        }
    }
}
