package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.journal.JournalDamaged;
import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.JournalRecord;
import dev.tandem.runtime.journal.RecordText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/// Which records of which journal; the same for all commands that print records.
final class JournalRange {
    @Mixin final JournalFolder journal = new JournalFolder();

    @Option(
            names = "--from",
            paramLabel = "SEQ|TIME",
            description = "First record by number or time, such as 2026-01-05T09:30:00Z.")
    @Nullable String from;

    @Option(
            names = "--until",
            paramLabel = "SEQ|TIME",
            description = "Last record by number or time.")
    @Nullable String until;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only records of this type, by number or name.")
    @Nullable String type;

    /// Hands over the records that were asked for, in order.
    ///
    /// @param command its name, for errors about options
    /// @throws TandemException `TDM-2350` at the place where the journal is damaged
    void forEach(
            String command, Terminal terminal, RecordText text, Consumer<JournalRecord> action) {
        var problems = new OptionProblems(command);
        var first = problems.read("--from", from, Bound::first, Bound.first("1"));
        var last = problems.read("--until", until, Bound::last, Bound.last(Long.MAX_VALUE));
        problems.throwIfAny();
        var storage = journal.storage(terminal);
        try (var reader = JournalReader.open(storage, JournalReader.firstSeq(storage))) {
            while (reader.next() && reader.record().seq() <= last.seq()) {
                var record = reader.record();
                if (record.seq() >= first.seq()
                        && record.eventNanos() >= first.nanos()
                        && record.eventNanos() <= last.nanos()
                        && isWanted(record.type(), text)) {
                    action.accept(record);
                }
            }
        } catch (JournalDamaged damaged) {
            throw new TandemException(
                    Kind.DATA,
                    "TDM-2350",
                    "the journal " + journal.path() + " is damaged: " + damaged.damage(),
                    "tandem journal verify checks all of it; a copy before the damage may be elsewhere");
        }
    }

    private boolean isWanted(int number, RecordText text) {
        return type == null
                || type.equals(String.valueOf(number))
                || type.equalsIgnoreCase(text.name(number));
    }

    /// The fields of a record as a JSON object has them.
    static void fields(JsonGenerator out, JournalRecord record, RecordText text) {
        out.writeNumberProperty("seq", record.seq());
        out.writeNumberProperty("epoch", record.epoch());
        out.writeNumberProperty("type", record.type());
        out.writeStringProperty("name", text.name(record.type()));
        out.writeNumberProperty("version", record.version());
        out.writeStringProperty("event_time", time(record.eventNanos()));
        out.writeStringProperty("arrival_time", time(record.arrivalNanos()));
        out.writeNumberProperty("bytes", record.length());
        out.writeStringProperty("text", text.describe(record));
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .toString();
    }

    /// A number of a record and a time; the one that was not given bounds nothing.
    private record Bound(long seq, long nanos) {
        static Bound first(String word) {
            return isNumber(word)
                    ? new Bound(Long.parseLong(word), Long.MIN_VALUE)
                    : new Bound(0, nanos(word));
        }

        static Bound last(String word) {
            return isNumber(word)
                    ? last(Long.parseLong(word))
                    : new Bound(Long.MAX_VALUE, nanos(word));
        }

        static Bound last(long seq) {
            return new Bound(seq, Long.MAX_VALUE);
        }

        private static boolean isNumber(String word) {
            return word.matches("\\d{1,18}");
        }

        private static long nanos(String word) {
            try {
                var at = Instant.parse(word.toUpperCase(Locale.ROOT));
                return Math.addExact(
                        Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
            } catch (DateTimeParseException | ArithmeticException _) {
                throw new IllegalArgumentException(
                        "\"" + word + "\" is no number of a record and no time");
            }
        }
    }
}
