package dev.tandem.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the full blocks of tables stay: on the heap as long as they take a share of it, then in a
/// file without a name that is mapped, so that series larger than the heap can be read.
///
/// Blocks that are released are used again, so that the rows of many files do not pile up as
/// garbage.
///
/// The file needs room on the disk; where there is none, or it cannot be made, blocks stay on the
/// heap. Its room is free again when the program ends, however it ends. For any number of threads.
final class BlockSpace implements AutoCloseable {
    /// Everything stays on the heap.
    static final BlockSpace HEAP = new BlockSpace(null, Long.MAX_VALUE);

    /// A quarter of the heap for bars leaves room for the run.
    private static final int SHARE = 4;

    private final @Nullable Path folder;
    private final List<LongBuffer> spares = new ArrayList<>();
    private long heapBytesLeft;
    private @Nullable FileChannel file;
    private boolean hasFailed;

    /// @param folder for the file, null for none
    /// @param heapBytes that may be taken on the heap
    BlockSpace(@Nullable Path folder, long heapBytes) {
        this.folder = folder;
        this.heapBytesLeft = heapBytes;
        this.hasFailed = folder == null;
    }

    /// A share of this heap, then a file in a folder.
    static BlockSpace in(Path folder) {
        return new BlockSpace(folder, Runtime.getRuntime().maxMemory() / SHARE);
    }

    /// Takes a full block over: the same one, or one with the same longs that is not written to.
    synchronized LongBuffer keep(LongBuffer full) {
        var bytes = (long) full.capacity() * Long.BYTES;
        if (bytes <= heapBytesLeft || hasFailed) {
            heapBytesLeft -= bytes;
            return full;
        }
        try {
            return mapped(full, (int) bytes);
        } catch (IOException _) {
            hasFailed = true;
            return full;
        }
    }

    /// An empty block, one that was released if there is one of that length.
    LongBuffer allocate(int longs) {
        var spare = spare(longs);
        return spare == null ? LongBuffer.allocate(longs) : spare;
    }

    /// A block of that length that was released.
    ///
    /// @return null if there is none
    synchronized @Nullable LongBuffer spare(int longs) {
        for (var i = spares.size() - 1; i >= 0; i--) {
            if (spares.get(i).capacity() == longs) {
                return spares.remove(i);
            }
        }
        return null;
    }

    /// Takes back a block that nobody reads any more.
    ///
    /// @param wasKept whether it went through [#keep]
    synchronized void release(LongBuffer block, boolean wasKept) {
        if (folder == null || !block.hasArray()) {
            return;
        }
        if (wasKept) {
            heapBytesLeft += (long) block.capacity() * Long.BYTES;
        }
        if (block.capacity() >= LongTable.BLOCK_ROWS) {
            spares.add(block);
        }
    }

    private LongBuffer mapped(LongBuffer full, int length) throws IOException {
        var channel = channel();
        var bytes = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
        bytes.asLongBuffer().put(0, full, 0, full.capacity());
        var at = channel.size();
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
        return channel.map(MapMode.READ_ONLY, at, length)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }

    private FileChannel channel() throws IOException {
        if (file == null) {
            Files.createDirectories(folder);
            var path = Files.createTempFile(folder, ColumnFiles.UNFINISHED, null);
            file =
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            try {
                Files.delete(path); // at once where the system allows it
            } catch (IOException _) {
                // when it is closed
            }
        }
        return file;
    }

    /// Closes the file; what is mapped of it stays readable.
    @Override
    public synchronized void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException _) {
                // nothing is lost with it
            }
            file = null;
            hasFailed = true;
        }
    }
}
