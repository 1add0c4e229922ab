package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Puts the ticks of several files together: one series of a kind for each instrument, in time
/// order.
final class TickJoin<T> {
    private final Function<T, Instrument> instrument;
    private final ToLongFunction<T> first;
    private final ToLongFunction<T> last;
    private final Function<List<T>, T> join;
    private final Map<String, List<Part<T>>> parts = new LinkedHashMap<>();

    private record Part<T>(Path file, T columns) {}

    private TickJoin(
            Function<T, Instrument> instrument,
            ToLongFunction<T> first,
            ToLongFunction<T> last,
            Function<List<T>, T> join) {
        this.instrument = instrument;
        this.first = first;
        this.last = last;
        this.join = join;
    }

    static TickJoin<TradeColumns> ofTrades() {
        return new TickJoin<>(
                TradeColumns::instrument,
                columns -> columns.atNanos(0),
                columns -> columns.atNanos(columns.count() - 1),
                TradeColumns::join);
    }

    static TickJoin<QuoteColumns> ofQuotes() {
        return new TickJoin<>(
                QuoteColumns::instrument,
                columns -> columns.atNanos(0),
                columns -> columns.atNanos(columns.count() - 1),
                QuoteColumns::join);
    }

    /// @param columns not empty
    void add(Path file, T columns) {
        parts.computeIfAbsent(instrument.apply(columns).symbol(), _ -> new ArrayList<>())
                .add(new Part<>(file, columns));
    }

    /// One series each; files that cover the same time are problems.
    List<T> join(Problems problems) {
        var joined = new ArrayList<T>();
        for (var group : parts.values()) {
            group.sort(Comparator.comparingLong(part -> first.applyAsLong(part.columns())));
            if (disjoint(group, problems)) {
                joined.add(join.apply(group.stream().map(Part::columns).toList()));
            }
        }
        return joined;
    }

    private boolean disjoint(List<Part<T>> group, Problems problems) {
        var disjoint = true;
        for (var i = 1; i < group.size(); i++) {
            var earlier = group.get(i - 1);
            var later = group.get(i);
            var begins = first.applyAsLong(later.columns());
            if (begins < last.applyAsLong(earlier.columns())) {
                disjoint = false;
                problems.add(
                        DataCode.FILES_OVERLAP,
                        "%s and %s both hold ticks of %s at %s"
                                .formatted(
                                        earlier.file(),
                                        later.file(),
                                        instrument.apply(later.columns()),
                                        Instant.EPOCH.plusNanos(begins)),
                        "give one file for each time, or different symbols with --symbols");
            }
        }
        return disjoint;
    }
}
