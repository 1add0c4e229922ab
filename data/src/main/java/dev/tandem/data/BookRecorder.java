package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.book.OrderBook;
import dev.tandem.data.BookFeed.Kind;
import dev.tandem.data.BookUpdate.Numbering;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the feed of one book from the messages of its source, over all files that hold them.
///
/// A change that does not follow the one before ends the book's validity until the next snapshot,
/// and so does a book whose best bid reaches its best ask, or that contradicts the venue's own
/// quote of the same number. A snapshot that a recorder asked for may be older than changes that
/// came before it, so changes wait while the book is not valid and are applied after it.
final class BookRecorder {
    private static final int MOST_WAITING = 10_000;

    private final Instrument instrument;
    private final BookFeed.Builder feed;
    private final OrderBook book;
    private final TouchCheck touch = new TouchCheck();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable Path file;
    private int line;
    private long number;
    private boolean fresh;
    private long nowNanos = Long.MIN_VALUE;
    private boolean isNewFile;
    private long lastNanos = Long.MIN_VALUE;
    private int snapshots;
    private int early;
    private int old;
    private int unused;

    private record Waiting(BookUpdate update, LevelList levels) {}

    /// A time without a known book.
    private static final class Gap {
        private final String text;
        private @Nullable Instant until;

        Gap(String text) {
            this.text = text;
        }

        void end(long nanos) {
            until = until == null ? Instant.EPOCH.plusNanos(nanos) : until;
        }

        @Override
        public String toString() {
            return text + "; unknown until " + (until == null ? "the end of the data" : until);
        }
    }

    BookRecorder(Instrument instrument) {
        this.instrument = instrument;
        this.feed = BookFeed.builder(instrument);
        this.book = new OrderBook(instrument);
    }

    Instrument instrument() {
        return instrument;
    }

    /// Says where the next message stands.
    void at(Path newFile, int newLine) {
        isNewFile |= !newFile.equals(file);
        file = newFile;
        line = newLine;
    }

    Book book() {
        return book;
    }

    int gaps() {
        return gaps.size();
    }

    int agreedQuotes() {
        return touch.agreed();
    }

    void snapshot(BookUpdate update, LevelList levels) {
        if (update.isAsked()) {
            checkFile(update);
        } else {
            checkTime(update);
        }
        if (book.isValid() && !update.replaces(number)) {
            old++;
            return;
        }
        nowNanos = Math.max(nowNanos, update.atNanos());
        book.snapshot(nowNanos, update.last());
        set(levels);
        snapshots++;
        if (accept(Kind.SNAPSHOT, update, levels)) {
            gaps.forEach(gap -> gap.end(nowNanos));
            var changes = List.copyOf(waiting);
            waiting.clear();
            if (update.isAsked()) {
                replay(changes);
            }
        }
    }

    void delta(BookUpdate update, LevelList levels) {
        checkTime(update);
        if (book.isValid()) {
            apply(update, levels);
        } else {
            await(new Waiting(update, levels.copy()));
        }
    }

    /// Takes the venue's own best bid and ask of a number; a missing side is NaN.
    void quote(long quoted, long atNanos, double bid, double bidSize, double ask, double askSize) {
        touch.quote(quoted, bid, bidSize, ask, askSize);
        if (quoted == book.sequence() && !touch.agrees(book)) {
            contradiction(new BookUpdate(Numbering.NONE, quoted, quoted, 0, atNanos));
        }
    }

    /// The feed of all messages.
    BookFeed feed() {
        return feed.build();
    }

    List<String> warnings() {
        var warnings = new ArrayList<String>();
        var shown = Math.min(gaps.size(), 5);
        gaps.subList(0, shown).forEach(gap -> warnings.add(gap.toString()));
        if (gaps.size() > shown) {
            warnings.add(
                    "%s: the order book has %d gaps in all, %d more than shown"
                            .formatted(instrument, gaps.size(), gaps.size() - shown));
        }
        unused += snapshots == 0 ? waiting.size() : 0;
        if (snapshots == 0 && unused > 0) {
            warnings.add(
                    "%s: %d changes of the order book, but no snapshot, so the book stays unknown"
                            .formatted(instrument, unused));
        }
        if (early > 0) {
            warnings.add(
                    "%s: %d messages about the order book are stamped earlier than the one before and count as of its time"
                            .formatted(instrument, early));
        }
        if (old > 0) {
            warnings.add(
                    "%s: %d messages about the order book are older than the book and left out"
                            .formatted(instrument, old));
        }
        return warnings;
    }

    private void checkTime(BookUpdate update) {
        checkFile(update);
        early += update.atNanos() < lastNanos ? 1 : 0;
        lastNanos = Math.max(lastNanos, update.atNanos());
    }

    /// A book goes on from file to file, which are read in the order given.
    private void checkFile(BookUpdate update) {
        if (isNewFile && update.atNanos() < nowNanos) {
            throw DataCode.FILES_OVERLAP.exception(
                    "%s:%d: the order book of %s is at %s here, and at %s in the files before"
                            .formatted(
                                    file,
                                    line,
                                    instrument,
                                    Instant.EPOCH.plusNanos(update.atNanos()),
                                    Instant.EPOCH.plusNanos(nowNanos)),
                    "give the files in the order of their times, and one for each time");
        }
        isNewFile = false;
    }

    private void apply(BookUpdate update, LevelList levels) {
        if (update.isOld(number, fresh)) {
            old += fresh ? 0 : 1;
            return;
        }
        if (!update.follows(number, fresh)) {
            gap(
                    update,
                    "%s after %d: something between is missing"
                            .formatted(update.numbers(), number));
            await(new Waiting(update, levels.copy()));
            return;
        }
        nowNanos = Math.max(nowNanos, update.atNanos());
        book.delta(nowNanos, update.last());
        set(levels);
        accept(Kind.DELTA, update, levels);
    }

    /// Writes the change that the book has taken, unless the book now contradicts itself or the
    /// venue.
    private boolean accept(Kind kind, BookUpdate update, LevelList levels) {
        if (book.bid() >= book.ask()) {
            gap(update, "best bid %s is not below best ask %s".formatted(book.bid(), book.ask()));
            return false;
        }
        if (!touch.agrees(book)) {
            contradiction(update);
            return false;
        }
        feed.frame(kind, nowNanos, update.receivedNanos(), update.last());
        for (var i = 0; i < levels.count(); i++) {
            feed.level(levels.side(i), levels.price(i), levels.size(i));
        }
        number = update.last();
        fresh = kind == Kind.SNAPSHOT;
        return true;
    }

    private void replay(List<Waiting> changes) {
        for (var change : changes) {
            if (book.isValid()) {
                apply(change.update(), change.levels());
            } else {
                await(change);
            }
        }
    }

    private void await(Waiting change) {
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
            unused++;
        }
        waiting.addLast(change);
    }

    private void contradiction(BookUpdate update) {
        gap(
                update,
                "best bid %s and ask %s of number %d are not those of the venue's own quote"
                        .formatted(book.bid(), book.ask(), update.last()));
    }

    private void gap(BookUpdate update, String why) {
        nowNanos = Math.max(nowNanos, update.atNanos());
        feed.frame(Kind.GAP, nowNanos, update.receivedNanos(), number);
        book.invalidate(nowNanos);
        gaps.add(
                new Gap(
                        "%s:%d: order book of %s, %s: %s"
                                .formatted(
                                        file,
                                        line,
                                        instrument,
                                        Instant.EPOCH.plusNanos(nowNanos),
                                        why)));
    }

    private void set(LevelList levels) {
        for (var i = 0; i < levels.count(); i++) {
            book.set(levels.side(i), levels.price(i), levels.size(i));
        }
    }
}
