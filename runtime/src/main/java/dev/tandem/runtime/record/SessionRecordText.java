package dev.tandem.runtime.record;

import dev.tandem.engine.Recovery;
import dev.tandem.engine.market.TickKind;
import dev.tandem.runtime.Position;
import dev.tandem.runtime.journal.JournalRecord;
import dev.tandem.runtime.journal.RecordText;
import java.nio.BufferUnderflowException;
import java.time.Instant;
import java.util.StringJoiner;

/// The records of sessions in words. Instruments stand by their number in the session, as `#0`.
public final class SessionRecordText implements RecordText {
    private final boolean isOfVenue;
    private final RecordReader reader = new RecordReader();

    /// @param isOfVenue whether the journal is that of the venue, not of the engine
    public SessionRecordText(boolean isOfVenue) {
        this.isOfVenue = isOfVenue;
    }

    @Override
    public String name(int type) {
        return RecordType.of(type).map(RecordType::text).orElseGet(() -> PLAIN.name(type));
    }

    @Override
    public String describe(JournalRecord record) {
        var type = RecordType.of(record.type()).orElse(null);
        if (type == null) {
            return PLAIN.describe(record);
        }
        return describe(type, record.payload());
    }

    /// What a payload says.
    public String describe(RecordType type, byte[] payload) {
        try {
            return text(type, reader.of(payload));
        } catch (BufferUnderflowException | IllegalArgumentException unreadable) {
            return payload.length + " bytes that are no " + type.text();
        }
    }

    private String text(RecordType type, RecordReader from) {
        return switch (type) {
            case INSTANT -> instant(from);
            case WARM ->
                    "subscription " + from.getInt() + ", " + from.getInt() + " left" + bar(from);
            case BAR -> "subscription " + from.getInt() + bar(from);
            case REVISION ->
                    "subscription "
                            + from.getInt()
                            + (from.getByte() == 1 ? ", entries allowed" : "")
                            + bar(from);
            case ADJUST_WARM -> "subscription " + from.getInt();
            case ADJUST, INSTRUMENT -> "kind " + from.getByte() + " of #" + from.getInt();
            case MARK, RANGE ->
                    "#" + from.getInt() + numbers(from, type == RecordType.MARK ? 3 : 5);
            case PRICE, OPEN -> "#" + from.getInt() + numbers(from, 1);
            case TRADE -> "#" + from.getInt() + numbers(from, 2);
            case QUOTE -> "#" + from.getInt() + numbers(from, 4);
            case RATE -> from.getText() + numbers(from, 1);
            case DRIVE -> TickKind.values()[from.getInt()] + " of #" + from.getInt();
            case REPORT, NOTICE -> report(from);
            case SUBMIT -> request(from) + submit(from);
            case CANCEL -> request(from);
            case REPLACE -> request(from) + " to " + from.getLong() + " units " + from.getText();
            case HALT, RESET, CLEAN_STOP, STATE_HASH, FORKED -> from.getText();
            case CHANGED -> ProgramChange.read(from).text();
            case RECOVERED -> recovered(RecoveryCodec.read(from));
            case SENDER -> "epoch " + from.getLong();
            case SNAPSHOT -> "of record " + from.getLong() + " " + from.getText();
            case START, END_MARKS, SLICE, STOP, TIMER, END_OPENS, END_RANGES, POLL -> "";
        };
    }

    private static String recovered(Recovery recovery) {
        return (recovery.wasClean() ? "ended cleanly" : "not ended cleanly")
                + ", "
                + recovery.doubts().size()
                + " in doubt, "
                + recovery.replayed()
                + " replayed, last record of "
                + Instant.EPOCH.plusNanos(recovery.stoppedNanos());
    }

    private String request(RecordReader from) {
        return (isOfVenue ? "intent " + from.getLong() + ", " : "") + "order " + from.getLong();
    }

    private static String submit(RecordReader from) {
        var instrument = " #" + from.getInt();
        var side = " " + from.getText();
        from.getText();
        var units = " " + from.getLong() + " units";
        from.getText();
        return side + instrument + units + " " + from.getText() + " " + from.getText();
    }

    private static String instant(RecordReader from) {
        var kind = Position.Kind.values()[from.getByte()];
        return "number " + from.getLong() + (kind == Position.Kind.TICKS ? ", ticks alone" : "");
    }

    private static String bar(RecordReader from) {
        var open = Instant.EPOCH.plusNanos(from.getLong());
        from.getLong();
        return ", from " + open + numbers(from, 5);
    }

    private static String numbers(RecordReader from, int count) {
        var text = new StringJoiner(" ", " ", "");
        for (var i = 0; i < count; i++) {
            text.add(String.valueOf(from.getDouble()));
        }
        return text.toString();
    }

    private static String report(RecordReader from) {
        var kind = from.getByte();
        return kind < ReportCodec.FIRST_OF_ACCOUNT
                ? ReportCodec.word(kind) + " order " + from.getLong()
                : ReportCodec.word(kind);
    }
}
