package dev.tandem.runtime.journal;

/// The sizes and habits of a journal.
///
/// @param durability when a record counts as durable
/// @param segmentBytes size of each file, a multiple of 4096 from 32 KiB to 1 GiB; 64 MiB by
///   default
/// @param spareSegments empty files kept ready, 0 to 8; 2 by default
/// @param queueBytes room for records that wait for the writer, a power of two from 4 KiB to 256
///   MiB; 8 MiB by default
/// @param maxPayloadBytes longest payload of one record, from 0 to a quarter of the queue and of
///   the segment; 1 MiB by default
/// @param lowFreeBytes below this much free space, or a tenth of the disk, the level is
///   [SpaceLevel#LOW]; 2 GiB by default
/// @param criticalFreeBytes below it the level is [SpaceLevel#CRITICAL]; 1 GiB by default
public record JournalOptions(
        Durability durability,
        int segmentBytes,
        int spareSegments,
        int queueBytes,
        int maxPayloadBytes,
        long lowFreeBytes,
        long criticalFreeBytes) {

    /// 64 MiB segments, two spares, a force before each send.
    public static final JournalOptions DEFAULT =
            new JournalOptions(
                    Durability.FORCE_BEFORE_SEND,
                    64 << 20,
                    2,
                    8 << 20,
                    1 << 20,
                    2L << 30,
                    1L << 30);

    /// Small files for tests: segments of 32 KiB, a queue of 64 KiB, payloads up to 2 KiB.
    public static final JournalOptions SMALL =
            new JournalOptions(Durability.FORCE_BEFORE_SEND, 32 << 10, 2, 64 << 10, 2 << 10, 0, 0);

    public JournalOptions {
        check(segmentBytes, "segmentBytes", 32 << 10, 1 << 30);
        check(spareSegments, "spareSegments", 0, 8);
        check(queueBytes, "queueBytes", 4 << 10, 256 << 20);
        check(maxPayloadBytes, "maxPayloadBytes", 0, Math.min(queueBytes, segmentBytes) / 4);
        if (segmentBytes % Layout.PAGE != 0) {
            throw new IllegalArgumentException(
                    "segmentBytes is no multiple of 4096: " + segmentBytes);
        }
        if (Integer.bitCount(queueBytes) != 1) {
            throw new IllegalArgumentException("queueBytes is no power of two: " + queueBytes);
        }
    }

    private static void check(int value, String name, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", not between " + least + " and " + most);
        }
    }

    public JournalOptions withDurability(Durability changed) {
        return new JournalOptions(
                changed,
                segmentBytes,
                spareSegments,
                queueBytes,
                maxPayloadBytes,
                lowFreeBytes,
                criticalFreeBytes);
    }

    public JournalOptions withSegmentBytes(int changed) {
        return new JournalOptions(
                durability,
                changed,
                spareSegments,
                queueBytes,
                maxPayloadBytes,
                lowFreeBytes,
                criticalFreeBytes);
    }

    public JournalOptions withSpareSegments(int changed) {
        return new JournalOptions(
                durability,
                segmentBytes,
                changed,
                queueBytes,
                maxPayloadBytes,
                lowFreeBytes,
                criticalFreeBytes);
    }
}
