package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A segment that was compressed, noted and removed.
///
/// @param number of the segment
/// @param firstSeq of its first record
/// @param lastSeq of its last record
/// @param chain value after its last record, 16 hex digits
/// @param sha256 of the compressed file, 64 hex digits
public record Archived(long number, long firstSeq, long lastSeq, String chain, String sha256) {
    static final String LIST = Names.ARCHIVE + "/list";

    static String hex(long chain) {
        return String.format(Locale.ROOT, "%016x", chain);
    }

    /// Where the compressed segment is.
    public String file() {
        return Names.ARCHIVE + "/segment-%010d.journal.gz".formatted(number);
    }

    /// What was archived so far, oldest first.
    ///
    /// @throws JournalDamaged if the list cannot be read
    static List<Archived> read(Storage storage) {
        if (!storage.exists(LIST)) {
            return List.of();
        }
        var bytes = ByteBuffer.allocate(Math.toIntExact(storage.size(LIST)));
        try (var file = storage.openToRead(LIST)) {
            file.read(bytes, 0);
        }
        var text = new String(bytes.array(), StandardCharsets.US_ASCII);
        var all = new ArrayList<Archived>();
        for (var line : text.lines().toList()) {
            all.add(parse(line));
        }
        return all;
    }

    private static Archived parse(String line) {
        var words = line.split(" ");
        try {
            return new Archived(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    words[3],
                    words[4]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            throw new JournalDamaged(new Damage(LIST, 0, 0, "no line of an archive list: " + line));
        }
    }

    static ByteBuffer toBytes(List<Archived> all) {
        var text = new StringBuilder();
        for (var one : all) {
            text.append(one.number).append(' ').append(one.firstSeq).append(' ');
            text.append(one.lastSeq).append(' ').append(one.chain).append(' ');
            text.append(one.sha256).append('\n');
        }
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
