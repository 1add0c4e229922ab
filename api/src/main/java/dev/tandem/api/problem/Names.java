package dev.tandem.api.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Suggestions for misspelt names.
public final class Names {
    private static final int SUGGESTIONS = 3;

    private Names() {}

    /// At most three known names that lie near `wrong`, nearest first.
    public static List<String> nearest(String wrong, Collection<String> known) {
        record Candidate(String name, int distance) {}
        var limit = Math.max(2, wrong.length() / 2);
        return known.stream()
                .map(name ->
                        new Candidate(
                                name,
                                distance(
                                        wrong.toLowerCase(Locale.ROOT),
                                        name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= limit)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SUGGESTIONS)
                .map(Candidate::name)
                .toList();
    }

    /// `did you mean "a" or "b"?`, or the list of known names when none is near.
    public static String hint(String wrong, Collection<String> known) {
        var near = nearest(wrong, known);
        return near.isEmpty()
                ? "known: " + String.join(", ", known.stream().sorted().toList())
                : "did you mean \"" + String.join("\" or \"", near) + "\"?";
    }

    private static int distance(String a, String b) { // Levenshtein, two rows
        var previous = new int[b.length() + 1];
        var current = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            var swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
