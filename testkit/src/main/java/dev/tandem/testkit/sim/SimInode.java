package dev.tandem.testkit.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The content of a file: as programs see it, and as the disk holds it. Pages are never changed in
/// place, so copies share them.
final class SimInode {
    private static final int PAGE = SimStorage.PAGE;
    private static final byte[] ZEROS = new byte[PAGE];

    private final List<byte[]> pages;
    private final List<byte[]> forcedPages;
    private final TreeMap<Integer, List<byte[]>> unforced;
    private long size;
    private long forcedSize;

    SimInode() {
        this(List.of(), List.of(), Map.of(), 0, 0);
    }

    private SimInode(
            List<byte[]> pages,
            List<byte[]> forcedPages,
            Map<Integer, List<byte[]>> unforced,
            long size,
            long forcedSize) {
        this.pages = new ArrayList<>(pages);
        this.forcedPages = new ArrayList<>(forcedPages);
        this.unforced = new TreeMap<>();
        unforced.forEach((page, states) -> this.unforced.put(page, new ArrayList<>(states)));
        this.size = size;
        this.forcedSize = forcedSize;
    }

    SimInode copy() {
        return new SimInode(pages, forcedPages, unforced, size, forcedSize);
    }

    long size() {
        return size;
    }

    int read(ByteBuffer into, long position) {
        var count = (int) Math.max(0, Math.min(into.remaining(), size - position));
        for (var done = 0; done < count; ) {
            var at = position + done;
            var offset = (int) (at % PAGE);
            var part = Math.min(count - done, PAGE - offset);
            into.put(page(pages, (int) (at / PAGE)), offset, part);
            done += part;
        }
        return count;
    }

    /// @return the first page that was touched
    void write(ByteBuffer from, long position) {
        var at = position;
        while (from.hasRemaining()) {
            var index = (int) (at / PAGE);
            var offset = (int) (at % PAGE);
            var part = Math.min(from.remaining(), PAGE - offset);
            var changed = page(pages, index).clone();
            from.get(changed, offset, part);
            put(pages, index, changed);
            unforced.computeIfAbsent(index, _ -> new ArrayList<>()).add(changed);
            at += part;
        }
        size = Math.max(size, at);
    }

    void truncate(long bytes) {
        if (bytes >= size) {
            return;
        }
        size = bytes;
        var last = (int) (bytes / PAGE);
        var offset = (int) (bytes % PAGE);
        for (var index = last; index < pages.size(); index++) {
            var cut = new byte[PAGE];
            if (index == last) {
                System.arraycopy(page(pages, index), 0, cut, 0, offset);
            }
            put(pages, index, cut);
            unforced.computeIfAbsent(index, _ -> new ArrayList<>()).add(cut);
        }
    }

    void force() {
        unforced.keySet().forEach(index -> put(forcedPages, index, page(pages, index)));
        unforced.clear();
        forcedSize = size;
    }

    /// The kernel gives the pages up: programs still see them, the disk never gets them.
    void forceFails() {
        unforced.clear();
    }

    /// What is there after the power failed.
    ///
    /// @param beforeLast pages that the last write touched, as they were before it
    SimInode after(String name, PowerLoss loss, Map<Integer, byte[]> beforeLast) {
        var grown = size > forcedSize && loss.growthKept(name);
        var left = new SimInode();
        left.size = grown ? size : Math.min(size, forcedSize);
        if (size < forcedSize && !loss.growthKept(name)) {
            left.size = forcedSize; // the cut was lost as well
        }
        left.pages.addAll(forcedPages);
        unforced.forEach((index, states) -> {
            var state = loss.pageState(name, index, states.size());
            if (state > 0) {
                var kept = states.get(state - 1);
                var before = beforeLast.get(index);
                put(
                        left.pages,
                        index,
                        state == states.size() && before != null
                                ? torn(before, kept, loss.tornAt(name, index))
                                : kept);
            }
        });
        left.clearBehindEnd();
        left.forcedPages.addAll(left.pages);
        left.forcedSize = left.size;
        return left;
    }

    private void clearBehindEnd() {
        var last = (int) (size / PAGE);
        while (pages.size() > last + 1) {
            pages.removeLast();
        }
        if (pages.size() == last + 1) {
            var cut = new byte[PAGE];
            System.arraycopy(pages.get(last), 0, cut, 0, (int) (size % PAGE));
            pages.set(last, cut);
        }
    }

    private static byte[] torn(byte[] before, byte[] after, int at) {
        if (at >= PAGE) {
            return after;
        }
        var torn = before.clone();
        System.arraycopy(after, 0, torn, 0, at);
        return torn;
    }

    /// The pages a write is going to touch, as they are now.
    Map<Integer, byte[]> pagesAt(long position, int bytes) {
        var touched = new TreeMap<Integer, byte[]>();
        if (bytes > 0) {
            var last = (int) ((position + bytes - 1) / PAGE);
            for (var index = (int) (position / PAGE); index <= last; index++) {
                touched.put(index, page(pages, index));
            }
        }
        return touched;
    }

    /// Pages written since the last force, with how often.
    Map<Integer, Integer> unforcedPages() {
        var count = new TreeMap<Integer, Integer>();
        unforced.forEach((page, states) -> count.put(page, states.size()));
        return count;
    }

    private static byte[] page(List<byte[]> pages, int index) {
        return index < pages.size() ? pages.get(index) : ZEROS;
    }

    private static void put(List<byte[]> pages, int index, byte[] page) {
        while (pages.size() <= index) {
            pages.add(ZEROS);
        }
        pages.set(index, page);
    }
}
