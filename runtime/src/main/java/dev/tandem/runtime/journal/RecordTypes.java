package dev.tandem.runtime.journal;

/// Type numbers of records. Callers have 1 to 0xEFFF; the journal writes the others itself.
public final class RecordTypes {
    /// The largest type number that a caller may use.
    public static final int LARGEST_OF_CALLERS = 0xEFFF;

    /// A start of the program. Version 1, payload: the epoch (int, little endian).
    public static final int EPOCH_STARTED = 0xF001;

    /// A torn tail was cut when the journal was opened. Version 1, payload: bytes that were cut
    /// (long, little endian).
    public static final int TAIL_CUT = 0xF002;

    /// Chain value so far; no record of its own, carries the seq of the record before.
    static final int CHAIN = 0xFF01;

    /// Chain value at the end of a segment; nothing follows in that file.
    static final int SEGMENT_END = 0xFF02;

    private RecordTypes() {}

    static boolean isRecord(int type) {
        return type != CHAIN && type != SEGMENT_END;
    }
}
