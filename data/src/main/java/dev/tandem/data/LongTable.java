package dev.tandem.data;

import java.nio.LongBuffer;
import java.util.Arrays;

/// Rows of longs, all of one width, that grow at their end without being copied.
///
/// Rows lie in blocks. A block that is full is handed to a [BlockSpace], which leaves it on the
/// heap or puts it into a mapped file; whoever reads does not see the difference.
final class LongTable {
    static final int BLOCK_ROWS = 1 << 13;

    private static final int SHIFT = 13;
    private static final int MASK = BLOCK_ROWS - 1;
    private static final int FIRST_ROWS = 1 << 10;

    private final int width;
    private final int offset; // rows of the first block that do not belong to this table
    private final BlockSpace space;
    private final int expected; // rows, 0 if not known
    private LongBuffer[] blocks;
    private int count;
    private int capacity;
    private boolean isShared; // the last block, with a frozen table
    private int kept; // blocks handed to the space

    /// An empty table.
    ///
    /// @param width longs a row
    /// @param rows how many are expected, 0 if not known
    LongTable(int width, int rows, BlockSpace space) {
        this.width = width;
        this.offset = 0;
        this.space = space;
        this.expected = rows;
        var spare = rows == 0 ? space.spare(BLOCK_ROWS * width) : null;
        capacity = spare != null ? BLOCK_ROWS : Math.min(rows == 0 ? FIRST_ROWS : rows, BLOCK_ROWS);
        blocks = new LongBuffer[] {spare != null ? spare : space.allocate(capacity * width)};
    }

    private LongTable(int width, LongBuffer[] blocks, int offset, int count) {
        this.width = width;
        this.offset = offset;
        this.space = BlockSpace.HEAP;
        this.expected = count;
        this.blocks = blocks;
        this.count = count;
        this.capacity = count;
        this.kept = blocks.length;
    }

    /// A table of rows that exist already.
    ///
    /// @param blocks of [#BLOCK_ROWS] rows each, the last one of the rest
    static LongTable of(int width, LongBuffer[] blocks, int count) {
        return new LongTable(width, blocks, 0, count);
    }

    int count() {
        return count;
    }

    long get(int row, int field) {
        var at = offset + row;
        return blocks[at >>> SHIFT].get((at & MASK) * width + field);
    }

    /// Changes a value of a table that still grows.
    void set(int row, int field, long value) {
        blocks[row >>> SHIFT].put((row & MASK) * width + field, value);
    }

    /// Makes room for a row; its values follow by [#set] before the next row.
    int add() {
        if (count == capacity) {
            grow();
        }
        return count++;
    }

    /// Copies rows to the start of an array.
    void copy(int from, int until, long[] target) {
        var to = 0;
        var end = offset + until;
        for (var at = offset + from; at < end; ) {
            var next = Math.min(end, (at | MASK) + 1);
            var longs = (next - at) * width;
            blocks[at >>> SHIFT].get((at & MASK) * width, target, to, longs);
            to += longs;
            at = next;
        }
    }

    /// Whether all rows lie in arrays, see [#array].
    boolean isOnHeap() {
        for (var block : blocks) {
            if (!block.hasArray()) {
                return false;
            }
        }
        return true;
    }

    /// The array in which a row of a table on the heap lies, at [#place].
    long[] array(int row) {
        return blocks[(offset + row) >>> SHIFT].array();
    }

    int place(int row) {
        var at = offset + row;
        return blocks[at >>> SHIFT].arrayOffset() + (at & MASK) * width;
    }

    /// The row after the last one of the array in which a row lies.
    int endOfArray(int row) {
        return Math.min(count, ((offset + row) | MASK) + 1 - offset);
    }

    /// The rows so far, which do not change when this table grows.
    LongTable frozen() {
        if (count == 0) {
            return new LongTable(width, new LongBuffer[0], 0, 0);
        }
        if (count == capacity) {
            isShared = true;
            return new LongTable(width, blocks.clone(), 0, count);
        }
        var last = (count - 1) >>> SHIFT;
        var rest = new long[(count - last * BLOCK_ROWS) * width];
        blocks[last].get(0, rest);
        var frozen = Arrays.copyOf(blocks, last + 1);
        frozen[last] = LongBuffer.wrap(rest);
        return new LongTable(width, frozen, 0, count);
    }

    /// Some of the rows of a table that does not grow any more.
    LongTable part(int from, int until) {
        if (from == until) {
            return new LongTable(width, new LongBuffer[0], 0, 0);
        }
        var first = offset + from;
        var last = offset + until - 1;
        var shared = Arrays.copyOfRange(blocks, first >>> SHIFT, (last >>> SHIFT) + 1);
        return new LongTable(width, shared, first & MASK, until - from);
    }

    /// The longs of a block that are in use.
    LongBuffer block(int number) {
        var rows = Math.min(BLOCK_ROWS, count - number * BLOCK_ROWS);
        return blocks[number].slice(0, rows * width);
    }

    int blocks() {
        return (count + MASK) >>> SHIFT;
    }

    /// Says that nobody reads this table any more.
    void release() {
        for (var i = 0; i < blocks.length; i++) {
            space.release(blocks[i], i < kept);
        }
        blocks = new LongBuffer[0];
        count = 0;
    }

    private void grow() {
        var last = blocks.length - 1;
        var inLast = capacity - last * BLOCK_ROWS;
        if (inLast < BLOCK_ROWS) {
            var rows = Math.min(2 * inLast, BLOCK_ROWS);
            var larger = space.allocate(rows * width);
            blocks[last] = larger.put(0, blocks[last], 0, inLast * width);
            capacity += rows - inLast;
        } else {
            blocks[last] = kept(blocks[last]);
            var rows = expected > count ? Math.min(expected - count, BLOCK_ROWS) : BLOCK_ROWS;
            capacity = Math.addExact(capacity, rows);
            blocks = Arrays.copyOf(blocks, blocks.length + 1);
            blocks[last + 1] = space.allocate(rows * width);
        }
        isShared = false;
    }

    private LongBuffer kept(LongBuffer full) {
        var result = space.keep(full);
        if (!result.hasArray() && !isShared) {
            space.release(full, false);
        }
        kept = blocks.length;
        return result;
    }
}
