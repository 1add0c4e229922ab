package dev.tandem.runtime.prove;

import java.util.List;
import java.util.Optional;

/// The first place where two stories part.
final class Difference {
    private Difference() {}

    /// In words, such as `at 2024-01-03T21:00:00Z: order 1, buy 5 SPY market GTC before, nothing
    /// now`; empty if the stories are the same.
    static Optional<String> between(List<Happening> before, List<Happening> now) {
        var at = 0;
        while (at < before.size() && at < now.size() && before.get(at).equals(now.get(at))) {
            at++;
        }
        return at == before.size() && at == now.size()
                ? Optional.empty()
                : Optional.of(text(at(before, at), at(now, at)));
    }

    private static Optional<Happening> at(List<Happening> story, int index) {
        return index < story.size() ? Optional.of(story.get(index)) : Optional.empty();
    }

    private static String text(Optional<Happening> before, Optional<Happening> now) {
        var first = before.map(Happening::atNanos).orElse(Long.MAX_VALUE);
        var second = now.map(Happening::atNanos).orElse(Long.MAX_VALUE);
        var earlier = first <= second ? before.orElseThrow() : now.orElseThrow();
        var old = first <= second ? before.orElseThrow().toString() : "nothing";
        var fresh = second <= first ? now.orElseThrow().toString() : "nothing";
        if (old.equals(fresh)) { // the same action on other books
            old += " (position and cash " + before.orElseThrow().books() + ")";
            fresh += " (" + now.orElseThrow().books() + ")";
        }
        return "at " + earlier.at() + ": " + old + " before, " + fresh + " now";
    }
}
