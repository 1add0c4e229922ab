package dev.tandem.runtime.live;

import dev.tandem.runtime.record.StoredRecord;
import java.util.function.Consumer;

/// The records of a journal, as often as they are asked for.
@FunctionalInterface
public interface RecordSource {
    /// Hands over the records from one on, in order.
    ///
    /// @param fromSeq 1 for all
    void read(long fromSeq, Consumer<StoredRecord> taker);
}
