package dev.tandem.runtime.live;

import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import java.util.function.BooleanSupplier;

/// Where one side of a session notes what it takes and what it wants.
public interface RecordLog {
    /// Notes a record; it is durable later.
    ///
    /// @return its number
    long append(RecordType type, long eventNanos, long arrivalNanos, RecordWriter payload);

    /// Waits until a record is durable, as far as the durability of the session asks for it.
    ///
    /// @param givesUp asked again and again; true ends the waiting
    /// @return whether it is durable
    boolean awaitDurable(long seq, BooleanSupplier givesUp);
}
