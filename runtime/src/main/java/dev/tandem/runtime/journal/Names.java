package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import java.util.List;
import java.util.regex.Pattern;

/// The files in the folder of a journal.
final class Names {
    static final String LOCK = "lock";
    static final String MARKS = "marks";
    static final String NEW_FILE = "new.tmp";
    static final String ARCHIVE = "archive";
    static final String DAMAGED = "damaged";

    private static final Pattern SEGMENT = Pattern.compile("segment-(\\d{10})\\.journal");
    private static final Pattern SPARE = Pattern.compile("spare-(\\d{10})\\.journal");

    private Names() {}

    static String segment(long number) {
        return "segment-%010d.journal".formatted(number);
    }

    static String spare(long number) {
        return "spare-%010d.journal".formatted(number);
    }

    /// Names of the segments, by number.
    static List<String> segments(Storage storage) {
        return storage.list("").stream().filter(name -> SEGMENT.matcher(name).matches()).toList();
    }

    static List<String> spares(Storage storage) {
        return storage.list("").stream().filter(name -> SPARE.matcher(name).matches()).toList();
    }

    static long number(String name) {
        return Long.parseLong(name.substring(name.indexOf('-') + 1, name.indexOf('.')));
    }
}
