package dev.tandem.runtime.journal;

/// A segment that was walked through.
///
/// @param lastSeq of its last record, one less than the first if it has none
/// @param epoch of its last record, or of its header
/// @param chain value after its last record
/// @param end where the next frame would begin
/// @param tailEnd end of the bytes that are no frame, `end` if only zeros follow
/// @param closed whether it ends with an end frame
/// @param settled end of what a mark in the file itself calls durable
/// @param olderSlot 0 or 1, the slot whose mark is the older one
record Segment(
        String name,
        SegmentHeader header,
        long lastSeq,
        int epoch,
        long chain,
        long end,
        long tailEnd,
        boolean closed,
        long settled,
        int olderSlot) {

    /// A segment that was made just now.
    static Segment empty(SegmentHeader header) {
        return new Segment(
                Names.segment(header.number()),
                header,
                header.firstSeq() - 1,
                header.epoch(),
                header.chain(),
                Layout.FRAMES,
                Layout.FRAMES,
                false,
                Layout.FRAMES,
                0);
    }

    boolean isEmpty() {
        return lastSeq < header.firstSeq() && end == Layout.FRAMES && tailEnd == end;
    }

    long tailBytes() {
        return tailEnd - end;
    }
}
