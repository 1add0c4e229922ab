package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Empty segments full of zeros, made ahead of their use: so that a new segment costs no long
/// write, and so that records can be written when the disk is full. For many threads.
final class SpareSegments {
    private final Storage storage;
    private final JournalOptions options;
    private final Object making = new Object();
    private final Deque<String> ready = new ArrayDeque<>();
    private long nextNumber = 1;
    private volatile boolean full;

    SpareSegments(Storage storage, JournalOptions options) {
        this.storage = storage;
        this.options = options;
    }

    /// Keeps the spare files that are there and as they should be, removes the others.
    void adopt() {
        if (storage.exists(Names.NEW_FILE)) {
            storage.delete(Names.NEW_FILE);
        }
        for (var name : Names.spares(storage)) {
            nextNumber = Math.max(nextNumber, Names.number(name) + 1);
            if (isFresh(name)) {
                ready.add(name);
            } else {
                storage.delete(name);
            }
        }
    }

    private boolean isFresh(String name) {
        try (var file = storage.openToRead(name)) {
            if (file.size() != options.segmentBytes()) {
                return false;
            }
            var buffer = Layout.window(file.size());
            for (var at = 0L; at < file.size(); at += buffer.capacity()) {
                var count = file.read(buffer.clear(), at);
                if (!Layout.isZero(buffer, count)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Makes what is missing. A disk that is full, or fails, leaves it missing: [#missing()].
    void refill() {
        synchronized (making) {
            while (missing() > 0) {
                try {
                    var name = make();
                    synchronized (ready) {
                        ready.add(name);
                    }
                    full = false;
                } catch (StorageException failure) {
                    full = true;
                    removeUnfinished();
                    return;
                }
            }
        }
    }

    /// A file of zeros under the name it has until it gets a header: a spare one, or a new one if
    /// there is none.
    ///
    /// @throws StorageException if there is none and none can be made
    String take() {
        synchronized (ready) {
            if (!ready.isEmpty()) {
                return ready.remove();
            }
        }
        synchronized (making) {
            return make();
        }
    }

    /// A file of zeros that is no spare one yet: what the first segment is made of, so that spare
    /// files prove that there was a segment.
    String first() {
        removeUnfinished();
        try (var file = storage.create(Names.NEW_FILE)) {
            file.preallocate(options.segmentBytes());
            file.force();
        }
        return Names.NEW_FILE;
    }

    private String make() {
        first();
        var name = Names.spare(nextNumber++);
        storage.rename(Names.NEW_FILE, name);
        storage.forceFolder("");
        return name;
    }

    private void removeUnfinished() {
        try {
            if (storage.exists(Names.NEW_FILE)) {
                storage.delete(Names.NEW_FILE);
            }
        } catch (StorageException stays) {
            full = true; // nothing depends on this file; the next start removes it
        }
    }

    int missing() {
        synchronized (ready) {
            return options.spareSegments() - ready.size();
        }
    }

    /// Whether the last try to make one failed, so that those left are being used up.
    boolean isFull() {
        return full;
    }
}
