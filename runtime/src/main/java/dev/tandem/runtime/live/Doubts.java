package dev.tandem.runtime.live;

import dev.tandem.api.order.Request;
import dev.tandem.api.strategy.RecoveryReport.Outcome;
import dev.tandem.engine.Recovery;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordReader;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the requests of which a restart does not know from the engine's journal alone whether they
/// arrived.
final class Doubts {
    private Doubts() {}

    /// The intents that no report about their order follows.
    ///
    /// @param ahead records of the engine's journal from the instant on that is played again
    static List<StoredRecord> unanswered(List<StoredRecord> ahead) {
        var open = new ArrayList<StoredRecord>();
        ahead.forEach(record -> take(record, open));
        return open;
    }

    /// Adds an intent to those without an answer, or takes out what a report answers.
    static void take(StoredRecord record, List<StoredRecord> open) {
        if (request(record) != null) {
            open.add(record);
        } else if (record.is(RecordType.REPORT) || record.is(RecordType.NOTICE)) {
            open.removeIf(
                    intent -> EngineRecords.answers(record, orderNumber(intent), request(intent)));
        }
    }

    /// What became of them.
    static List<Recovery.Doubt> of(List<StoredRecord> unanswered, PaperVenue venue) {
        var doubts = new ArrayList<Recovery.Doubt>();
        for (var intent : unanswered) {
            var request = request(intent);
            if (request != null) {
                doubts.add(
                        new Recovery.Doubt(
                                orderNumber(intent),
                                request,
                                venue.knows(intent) ? Outcome.AT_VENUE : Outcome.SENT));
            }
        }
        return doubts;
    }

    private static long orderNumber(StoredRecord intent) {
        return new RecordReader().of(intent.payload()).getLong();
    }

    private static @Nullable Request request(StoredRecord record) {
        return switch (RecordType.of(record.type()).orElse(RecordType.INSTANT)) {
            case SUBMIT -> Request.SUBMIT;
            case CANCEL -> Request.CANCEL;
            case REPLACE -> Request.REPLACE;
            default -> null;
        };
    }
}
