package dev.tandem.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The command line with which a forked session could have been begun.
final class ForkedWords {
    private static final String PARAM = "--param";
    private static final String SPEED = "--speed";
    private static final String SESSION = "--session";

    private ForkedWords() {}

    /// @param words of the session that was recorded
    /// @param changed parameters with their new values
    /// @param speed null for that of the recorded session
    static List<String> of(
            List<String> words, Map<String, String> changed, @Nullable String speed, Path session) {
        var kept = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var equals = word.startsWith("--") ? word.indexOf('=') : -1;
            var name = equals < 0 ? word : word.substring(0, equals);
            var takesNext = equals < 0 && i + 1 < words.size();
            var value =
                    equals >= 0 ? word.substring(equals + 1) : takesNext ? words.get(i + 1) : "";
            if (isReplaced(name, value, changed, speed)) {
                i += takesNext ? 1 : 0;
            } else {
                kept.add(word);
            }
        }
        changed.forEach((name, value) -> kept.addAll(List.of(PARAM, name + "=" + value)));
        if (speed != null) {
            kept.addAll(List.of(SPEED, speed));
        }
        kept.addAll(List.of(SESSION, session.toString()));
        return List.copyOf(kept);
    }

    private static boolean isReplaced(
            String option, String value, Map<String, String> changed, @Nullable String speed) {
        return switch (option) {
            case SESSION -> true;
            case SPEED -> speed != null;
            case PARAM -> changed.keySet().stream().anyMatch(name -> value.startsWith(name + "="));
            default -> false;
        };
    }
}
