package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Keeps the newest snapshots of a run in a folder of their own. A snapshot is there entirely or
/// not at all, is read again when it is written, and is refused when it is not as it was written.
/// For one thread.
public final class SnapshotStore {
    /// Snapshots that are kept.
    public static final int KEPT = 3;

    private static final Pattern NAME = Pattern.compile("(snapshot|sealed)-\\d{19}");
    private static final String SEALED = "sealed-";
    private static final String UNFINISHED = "unfinished.tmp";
    private static final long MAGIC = 0x3150_4e53_4d44_4e54L; // "TNDMSNP1"
    private static final int FORMAT = 1;
    private static final int HASH = 24;
    private static final int BODY_LENGTH = HASH + 32;
    private static final int BODY = BODY_LENGTH + 8;
    private static final int CHECK = 32;

    private final Storage storage;

    /// @param storage a folder that holds nothing else
    public SnapshotStore(Storage storage) {
        this.storage = storage;
    }

    /// The newest sound snapshot, and what is wrong with newer ones.
    ///
    /// @param newest empty if there is none: the state begins with the first record
    /// @param refused newest first
    public record Loaded(Optional<Snapshot> newest, List<Refused> refused) {}

    /// A snapshot that was not used.
    ///
    /// @param reason what is wrong, for people
    public record Refused(String file, String reason) {}

    private sealed interface Read {
        record Good(Snapshot snapshot) implements Read {}

        record Bad(String reason) implements Read {}
    }

    /// Writes a snapshot and returns when it survives a power failure and was read back the same.
    /// The oldest go then, as far as more than [#KEPT] sound ones remain.
    ///
    /// @throws StorageException if the disk fails; the snapshots before are untouched
    public void save(Snapshot snapshot) {
        write(snapshot, name(snapshot.seq()));
        removeOld();
    }

    /// As [#save], but it never goes: the session begins anew with it.
    public void seal(Snapshot snapshot) {
        write(snapshot, SEALED + number(snapshot.seq()));
    }

    /// Removes what was sealed of a record, if it is there.
    public void release(long seq) {
        var name = SEALED + number(seq);
        if (storage.list("").contains(name)) {
            storage.delete(name);
            storage.forceFolder("");
        }
    }

    private void write(Snapshot snapshot, String name) {
        storage.createFolder("");
        if (storage.exists(UNFINISHED)) {
            storage.delete(UNFINISHED);
        }
        try (var file = storage.create(UNFINISHED)) {
            file.write(encode(snapshot), 0);
            file.force();
        }
        verify(snapshot);
        storage.rename(UNFINISHED, name);
        storage.forceFolder("");
    }

    private void verify(Snapshot written) {
        var same =
                switch (read(UNFINISHED)) {
                    case Read.Good(var back) ->
                            back.seq() == written.seq()
                                    && back.schemaVersion() == written.schemaVersion()
                                    && back.stateHash().equals(written.stateHash())
                                    && Arrays.equals(back.body(), written.body());
                    case Read.Bad _ -> false;
                };
        if (!same) {
            throw new StorageException(
                    StorageException.Kind.FAILED, "read back", UNFINISHED, "not what was written");
        }
    }

    private void removeOld() {
        var sound = 0;
        var removed = false;
        for (var name : newestFirst()) {
            if (name.startsWith(SEALED)) {
                continue;
            }
            if (sound >= KEPT) {
                storage.delete(name);
                removed = true;
            } else if (read(name) instanceof Read.Good) {
                sound++;
            }
        }
        if (removed) {
            storage.forceFolder("");
        }
    }

    /// Loads the newest snapshot that is as it was written.
    public Loaded load() {
        return load(Long.MAX_VALUE);
    }

    /// Loads the newest sound snapshot of a record up to the given one.
    public Loaded load(long throughSeq) {
        var refused = new ArrayList<Refused>();
        for (var name : newestFirst()) {
            if (seq(name) > throughSeq) {
                continue;
            }
            switch (read(name)) {
                case Read.Good(var snapshot) -> {
                    return new Loaded(Optional.of(snapshot), List.copyOf(refused));
                }
                case Read.Bad(var reason) -> refused.add(new Refused(name, reason));
            }
        }
        return new Loaded(Optional.empty(), List.copyOf(refused));
    }

    /// Removes the snapshots of records after the given one. A journal that was not forced can lose
    /// its end in a power failure, and the records that then get those numbers are others.
    public void dropAfter(long seq) {
        for (var name : newestFirst()) {
            if (seq(name) > seq) {
                storage.delete(name);
            }
        }
    }

    /// The record up to which two sound snapshots are as new or newer: what lies before is needed
    /// for no recovery. Empty while there are fewer than two.
    public OptionalLong coveredTwice() {
        var sound =
                newestFirst().stream()
                        .filter(name -> read(name) instanceof Read.Good)
                        .limit(2)
                        .toList();
        return sound.size() < 2 ? OptionalLong.empty() : OptionalLong.of(seq(sound.get(1)));
    }

    /// The records of which there are snapshots, newest first; some may be refused.
    public List<Long> seqs() {
        return newestFirst().stream().map(SnapshotStore::seq).toList();
    }

    private List<String> newestFirst() {
        return storage.list("").stream()
                .filter(name -> NAME.matcher(name).matches())
                .sorted(Comparator.comparingLong(SnapshotStore::seq).reversed())
                .toList();
    }

    private static String name(long seq) {
        return "snapshot-" + number(seq);
    }

    private static String number(long seq) {
        return "%019d".formatted(seq);
    }

    private static long seq(String name) {
        return Long.parseLong(name.substring(name.indexOf('-') + 1));
    }

    private static ByteBuffer encode(Snapshot snapshot) {
        var body = snapshot.body();
        var bytes =
                ByteBuffer.allocate(Math.addExact(BODY + CHECK, body.length))
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MAGIC)
                .putInt(FORMAT)
                .putInt(snapshot.schemaVersion())
                .putLong(snapshot.seq());
        bytes.put(HexFormat.of().parseHex(snapshot.stateHash())).putLong(body.length).put(body);
        var digest = Archive.sha256();
        digest.update(bytes.array(), 0, bytes.position());
        return bytes.put(digest.digest()).flip();
    }

    private Read read(String name) {
        byte[] bytes;
        try (var file = storage.openToRead(name)) {
            bytes = new byte[Math.toIntExact(file.size())];
            file.read(ByteBuffer.wrap(bytes), 0);
        } catch (StorageException failure) {
            return new Read.Bad("cannot be read: " + failure.getMessage());
        }
        if (bytes.length < BODY + CHECK) {
            return new Read.Bad("too short: " + bytes.length + " bytes");
        }
        var digest = Archive.sha256();
        digest.update(bytes, 0, bytes.length - CHECK);
        var check = Arrays.copyOfRange(bytes, bytes.length - CHECK, bytes.length);
        if (!Arrays.equals(digest.digest(), check)) {
            return new Read.Bad("does not agree with its check value");
        }
        return decode(name, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Read decode(String name, ByteBuffer bytes) {
        if (bytes.getLong(0) != MAGIC || bytes.getInt(8) != FORMAT) {
            return new Read.Bad(
                    "written by another version of the program: format " + bytes.getInt(8));
        }
        var hash = new byte[32];
        bytes.get(HASH, hash);
        var body = new byte[bytes.capacity() - BODY - CHECK];
        bytes.get(BODY, body);
        var snapshot =
                new Snapshot(
                        bytes.getLong(16), bytes.getInt(12), HexFormat.of().formatHex(hash), body);
        if (!name.equals(UNFINISHED) && seq(name) != snapshot.seq()) {
            return new Read.Bad("holds the snapshot of record " + snapshot.seq());
        }
        return new Read.Good(snapshot);
    }
}
