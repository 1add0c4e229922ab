package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.port.StorageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The segments of a journal whether they are archived or not, so that whoever reads need not know.
final class Segments {
    private Segments() {}

    /// Names by number: the archived ones as far back as their files are there, then the others.
    static List<String> names(Storage storage) {
        var names = new ArrayList<String>();
        var live = Names.segments(storage);
        for (var archived : present(storage)) {
            var name = Names.segment(archived.number());
            if (!live.contains(name)) {
                names.add(name);
            }
        }
        names.addAll(live);
        return names;
    }

    /// The archived segments whose files are there, oldest first, without a gap up to the newest.
    static List<Archived> present(Storage storage) {
        var all = Archived.read(storage);
        var first = all.size();
        while (first > 0 && storage.exists(all.get(first - 1).file())) {
            first--;
        }
        return all.subList(first, all.size());
    }

    static boolean exists(Storage storage, String name) {
        return storage.exists(name) || archived(storage, name).isPresent();
    }

    /// Opens a segment to read it; an archived one is unpacked into memory.
    ///
    /// @throws JournalDamaged if an archived one is not what was noted
    static StorageFile open(Storage storage, String name) {
        try {
            return storage.openToRead(name);
        } catch (StorageException failure) {
            var archived = archived(storage, name);
            if (storage.exists(name) || archived.isEmpty()) {
                throw failure;
            }
            return unpacked(storage, archived.get());
        }
    }

    private static Optional<Archived> archived(Storage storage, String name) {
        return present(storage).stream()
                .filter(one -> Names.segment(one.number()).equals(name))
                .findFirst();
    }

    private static StorageFile unpacked(Storage storage, Archived archived) {
        byte[] packed;
        try (var file = storage.openToRead(archived.file())) {
            packed = new byte[Math.toIntExact(file.size())];
            file.read(ByteBuffer.wrap(packed), 0);
        }
        if (!HexFormat.of().formatHex(Archive.sha256().digest(packed)).equals(archived.sha256())) {
            throw damaged(archived, "is not what its hash in the archive list says");
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new UnpackedFile(gzip.readAllBytes());
        } catch (IOException broken) {
            throw damaged(archived, "cannot be unpacked: " + broken.getMessage());
        }
    }

    private static JournalDamaged damaged(Archived archived, String reason) {
        return new JournalDamaged(new Damage(archived.file(), 0, archived.firstSeq(), reason));
    }
}
