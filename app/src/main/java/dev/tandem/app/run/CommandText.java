package dev.tandem.app.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A command line to type, or to run, again for the same result.
public final class CommandText {
    private static final Set<String> WITH_VALUE = Set.of("--out", "--expect-hash", "--format");
    private static final Set<String> ALONE =
            Set.of("--overwrite", "--no-out", "--open", "--json", "-q", "--quiet");

    private CommandText() {}

    /// The command without what only says where results go, with its expected hash, and with the
    /// dates that it meant in place of those that mean another day tomorrow.
    ///
    /// @param program how it was started, such as `./tandem`
    static String again(String program, BacktestRequest request, String hash) {
        return again(program, request.command(), dates(request), hash);
    }

    /// @param dates of options that take one
    static String again(
            String program, List<String> command, Map<String, LocalDate> dates, String hash) {
        var words = new ArrayList<String>();
        words.add(quoted(program));
        words(command, dates).forEach(word -> words.add(quoted(word)));
        words.add("--expect-hash");
        words.add(hash.substring(0, Math.min(12, hash.length())));
        return String.join(" ", words);
    }

    /// The words of the command, without what only says where results go, and with the dates that
    /// it meant.
    public static List<String> words(BacktestRequest request) {
        return words(request.command(), dates(request));
    }

    private static Map<String, LocalDate> dates(BacktestRequest request) {
        var dates = new TreeMap<String, LocalDate>();
        if (request.from() != null) {
            dates.put("--from", request.from());
        }
        if (request.until() != null) {
            dates.put("--to", request.until());
        }
        return dates;
    }

    private static List<String> words(List<String> command, Map<String, LocalDate> dates) {
        var words = new ArrayList<String>();
        for (var i = 0; i < command.size(); i++) {
            var word = command.get(i);
            var option = word.replaceFirst("=.*", "");
            var isApart = option.equals(word);
            var date = dates.get(option);
            if (WITH_VALUE.contains(option)) {
                i += isApart ? 1 : 0;
            } else if (date != null) {
                var text = isApart ? command.get(++i) : word.substring(option.length() + 1);
                words.add(option);
                words.add(OptionDate.isAbsolute(text) ? text : date.toString());
            } else if (!ALONE.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    static String quoted(String word) {
        var isPlain =
                !word.isEmpty()
                        && word.chars()
                                .allMatch(c ->
                                        Character.isLetterOrDigit(c)
                                                || "-_./,:=%+@^".indexOf(c) >= 0);
        return isPlain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
