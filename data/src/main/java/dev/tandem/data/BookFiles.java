package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The order books of all files by symbol: they go on from one file to the next, so that a snapshot
/// and the changes after it may lie in files of their own.
final class BookFiles {
    private final Map<String, BookRecorder> recorders = new LinkedHashMap<>();

    /// The recorder of a symbol.
    BookRecorder of(String symbol, Function<String, Instrument> instruments) {
        var known = recorders.get(symbol);
        if (known == null) {
            known = new BookRecorder(instruments.apply(symbol));
            recorders.put(symbol, known);
        }
        return known;
    }

    /// The recorder of a symbol, if it has one already.
    Optional<BookRecorder> find(String symbol) {
        return Optional.ofNullable(recorders.get(symbol));
    }

    /// All feeds that hold anything.
    List<BookFeed> feeds() {
        var feeds = new ArrayList<BookFeed>();
        for (var recorder : recorders.values()) {
            var feed = recorder.feed();
            if (!feed.isEmpty()) {
                feeds.add(feed);
            }
        }
        return feeds;
    }

    List<String> warnings() {
        return recorders.values().stream().flatMap(one -> one.warnings().stream()).toList();
    }
}
