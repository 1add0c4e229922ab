package dev.tandem.testkit.sim;

import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.port.StorageException.Kind;
import dev.tandem.runtime.port.StorageFile;
import dev.tandem.runtime.port.StorageLock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A disk in memory that forgets what was not forced.
///
/// - Pages of 4096 bytes: of those written since the last force of their file, any subset survives
///   a power failure, each in any state it had meanwhile; pages of the very last write may be torn
///   at any byte.
/// - Names that were made, changed or removed survive after the force of their folder; without it
///   the first some of them do. Folders themselves are made for good at once.
/// - Calls fail as [SimFaults] says. A failed force leaves pages that programs see and the disk
///   never gets.
///
/// For one thread. Without faults and power failures it is a plain file system in memory.
public final class SimStorage implements Storage {
    /// Bytes that reach the disk together or not at all, unless torn.
    public static final int PAGE = 4096;

    private record NameChange(String folder, Consumer<Map<String, SimInode>> change) {}

    private final SimClock clock;
    private final long capacity;
    private final SimFaults faults;
    private final TreeMap<String, SimInode> names = new TreeMap<>();
    private final TreeMap<String, SimInode> forcedNames = new TreeMap<>();
    private final List<NameChange> pending = new ArrayList<>();
    private final Set<String> folders = new TreeSet<>();
    private final Set<String> locks = new TreeSet<>();
    private SimInode lastWritten = new SimInode();
    private Map<Integer, byte[]> beforeLastWrite = Map.of();

    private SimStorage(SimClock clock, long capacity, SimFaults faults) {
        this.clock = clock;
        this.capacity = capacity;
        this.faults = faults;
    }

    /// A large disk without faults.
    public static SimStorage plain() {
        return of(new SimClock(0), Long.MAX_VALUE / 4, new SimFaults());
    }

    /// @param clock is advanced by the delays of the disk
    /// @param capacity bytes that all files together may have
    public static SimStorage of(SimClock clock, long capacity, SimFaults faults) {
        return new SimStorage(clock, capacity, faults);
    }

    /// The same disk now, on its own from here on, with other faults; nobody holds its locks.
    public SimStorage copy(SimFaults changed) {
        var copies = new java.util.IdentityHashMap<SimInode, SimInode>();
        var copy = new SimStorage(clock, capacity, changed);
        names.forEach((name, inode) ->
                copy.names.put(name, copies.computeIfAbsent(inode, SimInode::copy)));
        if (!pending.isEmpty()) {
            throw new IllegalStateException("names were not forced yet: " + pending.size());
        }
        forcedNames.forEach((name, inode) ->
                copy.forcedNames.put(name, copies.computeIfAbsent(inode, SimInode::copy)));
        copy.folders.addAll(folders);
        return copy;
    }

    public SimStorage copy() {
        return copy(new SimFaults());
    }

    /// What the next process finds when this one ended and the machine went on.
    public SimStorage afterProcessEnd(SimFaults changed) {
        var next = new SimStorage(clock, capacity, changed);
        next.names.putAll(names);
        next.forcedNames.putAll(forcedNames);
        next.pending.addAll(pending);
        next.folders.addAll(folders);
        next.lastWritten = lastWritten;
        next.beforeLastWrite = beforeLastWrite;
        return next;
    }

    /// What the disk holds when the power comes back.
    public SimStorage afterPowerLoss(PowerLoss loss) {
        var kept = new TreeMap<>(forcedNames);
        for (var folder : pendingFolders()) {
            var changes = pending.stream().filter(one -> one.folder().equals(folder)).toList();
            var count = loss.namesKept(folder, changes.size());
            changes.subList(0, count).forEach(one -> one.change().accept(kept));
        }
        var next = new SimStorage(clock, capacity, new SimFaults());
        kept.forEach((name, inode) -> {
            var torn = inode == lastWritten ? beforeLastWrite : Map.<Integer, byte[]>of();
            next.names.put(name, inode.after(name, loss, torn));
        });
        next.forcedNames.putAll(next.names);
        next.folders.addAll(folders);
        return next;
    }

    private Set<String> pendingFolders() {
        var changed = new TreeSet<String>();
        pending.forEach(one -> changed.add(one.folder()));
        return changed;
    }

    /// Pages written and not forced, by file: page number and writes.
    public Map<String, Map<Integer, Integer>> unforcedPages() {
        var all = new TreeMap<String, Map<Integer, Integer>>();
        names.forEach((name, inode) -> {
            if (!inode.unforcedPages().isEmpty()) {
                all.put(name, inode.unforcedPages());
            }
        });
        return all;
    }

    public SimFaults faults() {
        return faults;
    }

    /// All bytes of a file.
    public byte[] content(String name) {
        var inode = inode("read", name);
        var bytes = new byte[Math.toIntExact(inode.size())];
        inode.read(ByteBuffer.wrap(bytes), 0);
        return bytes;
    }

    /// Puts a file there as if it always had been, past all faults.
    public void plant(String name, byte[] content) {
        var inode = new SimInode();
        inode.write(ByteBuffer.wrap(content), 0);
        inode.force();
        names.put(name, inode);
        forcedNames.put(name, inode);
    }

    /// Changes one bit of a file for good, past all faults.
    ///
    /// @param bit 0 to 8 × size - 1
    public void flip(String name, long bit) {
        var inode = inode("flip", name);
        var one = ByteBuffer.allocate(1);
        inode.read(one, bit / 8);
        one.put(0, (byte) (one.get(0) ^ (1 << (bit % 8)))).clear();
        inode.write(one, bit / 8);
        inode.force();
    }

    /// Removes a file for good, past all faults.
    public void lose(String name) {
        names.remove(name);
        forcedNames.remove(name);
    }

    /// Names of all files, with their folders.
    public Set<String> files() {
        return new TreeSet<>(names.keySet());
    }

    @Override
    public List<String> list(String folder) {
        faults.checkPower("list");
        var prefix = folder.isEmpty() ? "" : folder + "/";
        var entries = new TreeSet<String>();
        for (var name : names.keySet()) {
            if (name.startsWith(prefix)) {
                var rest = name.substring(prefix.length());
                entries.add(rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest);
            }
        }
        for (var name : folders) {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                var rest = name.substring(prefix.length());
                if (!rest.contains("/")) {
                    entries.add(rest);
                }
            }
        }
        return List.copyOf(entries);
    }

    @Override
    public boolean exists(String name) {
        faults.checkPower("exists");
        return names.containsKey(name) || folders.contains(name);
    }

    @Override
    public long size(String name) {
        faults.checkPower("size");
        return inode("size", name).size();
    }

    @Override
    public StorageFile openToRead(String name) {
        faults.checkPower("open");
        return new SimFile(this, name, inode("open", name), false);
    }

    @Override
    public StorageFile openToWrite(String name) {
        faults.checkPower("open");
        return new SimFile(this, name, inode("open", name), true);
    }

    @Override
    public StorageFile create(String name) {
        if (names.containsKey(name)) {
            throw new StorageException(Kind.EXISTS, "create", name, "there is one already");
        }
        var inode = new SimInode();
        names("create", name, true, files -> files.put(name, inode));
        return new SimFile(this, name, inode, true);
    }

    @Override
    public void createFolder(String name) {
        faults.checkPower("create folder");
        if (!name.isEmpty()) {
            folders.add(name);
        }
    }

    @Override
    public void rename(String from, String to) {
        var inode = inode("rename", from);
        names(
                "rename",
                from,
                false,
                files -> {
                    files.remove(from);
                    files.put(to, inode);
                });
    }

    @Override
    public void delete(String name) {
        inode("delete", name);
        names("delete", name, false, files -> files.remove(name));
    }

    private void names(
            String what, String name, boolean needsSpace, Consumer<Map<String, SimInode>> change) {
        var verdict = verdict(what, name, needsSpace);
        change.accept(names);
        pending.add(new NameChange(folderOf(name), change));
        if (verdict == SimFaults.Verdict.POWER_LOSS) {
            throw new PowerLost(what + " " + name);
        }
    }

    @Override
    public void forceFolder(String folder) {
        if (verdict("force folder", folder, false) == SimFaults.Verdict.POWER_LOSS) {
            throw new PowerLost("force folder " + folder);
        }
        pending.removeIf(one -> {
            var here = one.folder().equals(folder);
            if (here) {
                one.change().accept(forcedNames);
            }
            return here;
        });
    }

    @Override
    public long freeBytes() {
        return capacity - usedBytes();
    }

    @Override
    public long totalBytes() {
        return capacity;
    }

    @Override
    public Optional<StorageLock> tryLock(String name) {
        faults.checkPower("lock");
        if (!locks.add(name)) {
            return Optional.empty();
        }
        return Optional.of(() -> locks.remove(name));
    }

    private long usedBytes() {
        return names.values().stream().mapToLong(SimInode::size).sum();
    }

    private SimInode inode(String what, String name) {
        var inode = names.get(name);
        if (inode == null) {
            throw new StorageException(Kind.MISSING, what, name, "no such file");
        }
        return inode;
    }

    private static String folderOf(String name) {
        return name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
    }

    private SimFaults.Verdict verdict(String what, String name, boolean needsSpace) {
        var verdict = faults.call(what + " " + name, needsSpace);
        return switch (verdict) {
            case GOES, POWER_LOSS -> verdict;
            case FULL ->
                    throw new StorageException(Kind.FULL, what, name, "No space left on device");
            case FAILS -> throw new StorageException(Kind.FAILED, what, name, "Input/output error");
        };
    }

    void write(String name, SimInode inode, ByteBuffer from, long position) {
        var bytes = from.remaining();
        var growth = Math.max(0, position + bytes - inode.size());
        var verdict = verdict("write", name + " " + position + "+" + bytes, growth > 0);
        if (growth > freeBytes()) {
            throw new StorageException(Kind.FULL, "write", name, "No space left on device");
        }
        lastWritten = inode;
        beforeLastWrite = inode.pagesAt(position, bytes);
        inode.write(from, position);
        if (verdict == SimFaults.Verdict.POWER_LOSS) {
            throw new PowerLost("write " + name);
        }
    }

    void force(String name, SimInode inode) {
        if (verdict("force", name, false) == SimFaults.Verdict.POWER_LOSS) {
            throw new PowerLost("force " + name);
        }
        clock.advance(faults.forceDelayNanos());
        if (faults.forceFails()) {
            inode.forceFails();
            throw new StorageException(Kind.FAILED, "force", name, "Input/output error");
        }
        inode.force();
    }

    void truncate(String name, SimInode inode, long bytes) {
        var verdict = verdict("truncate", name, false);
        inode.truncate(bytes);
        if (verdict == SimFaults.Verdict.POWER_LOSS) {
            throw new PowerLost("truncate " + name);
        }
    }
}
