package dev.tandem.runtime.record;

import dev.tandem.api.state.StateText;
import dev.tandem.runtime.Position;
import java.nio.ByteBuffer;

/// The position of a feed as bytes; its time stands in the head of the record.
final class InstantCodec {
    private static final Position.Kind[] KINDS = Position.Kind.values();

    private InstantCodec() {}

    static RecordWriter write(RecordWriter to, Position position) {
        return to.putByte(position.kind().ordinal())
                .putLong(position.ordinal())
                .putLong(position.bars())
                .putText(StateText.write(position.streams()));
    }

    /// The number alone: it stands at the same place in all.
    static long ordinal(byte[] instant) {
        return ByteBuffer.wrap(instant).getLong(1);
    }

    static Position read(RecordReader from, long atNanos) {
        return new Position(
                KINDS[from.getByte()],
                from.getLong(),
                atNanos,
                from.getLong(),
                StateText.parse(from.getText()));
    }
}
