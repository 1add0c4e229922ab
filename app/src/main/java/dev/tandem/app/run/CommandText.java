package dev.tandem.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A command line to type again for the same result.
final class CommandText {
    private static final Set<String> WITH_VALUE = Set.of("--out", "--expect-hash");
    private static final Set<String> ALONE =
            Set.of("--overwrite", "--no-out", "--json", "-q", "--quiet");

    private CommandText() {}

    /// The command without what only says where results go, and with its expected hash.
    static String again(List<String> command, String hash) {
        var words = new ArrayList<String>();
        words.add("tandem");
        for (var i = 0; i < command.size(); i++) {
            var word = command.get(i);
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!ALONE.contains(word)
                    && WITH_VALUE.stream().noneMatch(option -> word.startsWith(option + "="))) {
                words.add(quoted(word));
            }
        }
        words.add("--expect-hash");
        words.add(hash.substring(0, Math.min(12, hash.length())));
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        var isPlain =
                !word.isEmpty()
                        && word.chars()
                                .allMatch(c ->
                                        Character.isLetterOrDigit(c)
                                                || "-_./,:=%+@^".indexOf(c) >= 0);
        return isPlain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
