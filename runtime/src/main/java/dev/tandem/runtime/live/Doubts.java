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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the requests of which a restart does not know from the engine's journal alone whether they
/// arrived.
final class Doubts {
    private final List<StoredRecord> unanswered = new ArrayList<>();
    private final Set<Long> arrived = new TreeSet<>(); // numbers of intents

    /// The intents that no report about their order follows.
    ///
    /// @param ahead records of the engine's journal from the instant on that is played again
    Doubts(List<StoredRecord> ahead) {
        ahead.forEach(record -> take(record, unanswered));
    }

    /// An intent is met again, and the venue has it.
    void arrived(long intentSeq) {
        arrived.add(intentSeq);
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

    /// What became of them, when all have been met again.
    List<Recovery.Doubt> all() {
        var all = new ArrayList<Recovery.Doubt>();
        for (var intent : unanswered) {
            var request = request(intent);
            if (request != null) {
                var isAtVenue = arrived.contains(intent.seq());
                all.add(
                        new Recovery.Doubt(
                                orderNumber(intent),
                                request,
                                isAtVenue ? Outcome.AT_VENUE : Outcome.SENT));
            }
        }
        return all;
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
