package dev.tandem.runtime;

import dev.tandem.api.market.book.OrderBook;
import dev.tandem.data.BookFeed;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;

/// The frames of one instrument's order book, and the book that they make. Its price is halfway
/// between best bid and best ask; a book without one of them leaves the price as it was.
final class BookStream extends TickStream {
    private final BookFeed feed;
    private final OrderBook book;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double last = Double.NaN;

    BookStream(BookFeed feed, Role role, int end) {
        super(feed.instrument(), role, end);
        this.feed = feed;
        book = new OrderBook(feed.instrument());
    }

    @Override
    void connect(EngineInputs engine, MatchingVenue venue) {
        super.connect(engine, venue);
        if (role.subscribed()) {
            engine.attach(book);
        }
    }

    @Override
    void drive(MatchingVenue venue) {
        venue.driveByBook(book);
    }

    @Override
    long atNanos(int index) {
        return feed.atNanos(index);
    }

    @Override
    void begin(int first) {
        super.begin(first);
        build(first);
    }

    @Override
    void seek(int nextTick, int firstUnmarked, long lastAdjustedNanos) {
        super.seek(nextTick, firstUnmarked, lastAdjustedNanos);
        build(firstUnmarked);
        for (var i = firstUnmarked; i < nextTick; i++) {
            arrive(i);
        }
    }

    @Override
    void arrive(int index) {
        feed.apply(index, book);
        var mid = book.mid();
        if (!Double.isNaN(mid)) {
            high = Double.isNaN(high) ? mid : Math.max(high, mid);
            low = Double.isNaN(low) ? mid : Math.min(low, mid);
            last = mid;
        }
    }

    @Override
    void match(MatchingVenue venue, int index) {
        venue.onBook(feed.atNanos(index), instrument);
    }

    @Override
    void price(EngineInputs engine, int index) {
        var mid = book.mid();
        if (!Double.isNaN(mid)) {
            engine.price(instrument, mid);
        }
    }

    @Override
    void deliver(EngineInputs engine, int index) {
        var at = feed.atNanos(index);
        engine.onBook(at, at, instrument);
    }

    /// Every frame changes the book, so none can be left out.
    @Override
    void skip(EngineInputs engine, MatchingVenue venue, int from, int until) {
        for (var i = from; i < until; i++) {
            take(engine, venue, i);
        }
    }

    @Override
    void mark(EngineInputs engine, long atNanos, int from, int until) {
        if (!Double.isNaN(last)) {
            engine.mark(atNanos, atNanos, instrument, high, low, last);
        }
    }

    @Override
    void mark(EngineInputs engine, Attention attention, long atNanos) {
        super.mark(engine, attention, atNanos);
        high = Double.NaN;
        low = Double.NaN;
        last = Double.NaN;
    }

    /// The levels from before are those of other prices: the next snapshot begins anew.
    @Override
    void adjust(EngineInputs engine, Attention attention, long atNanos) {
        super.adjust(engine, attention, atNanos);
        book.invalidate(atNanos);
    }

    /// The book before a frame, from the last frame that needs none before it.
    private void build(int frame) {
        var first = 0;
        if (adjustedNanos() != Long.MIN_VALUE) {
            book.invalidate(adjustedNanos());
            first = feed.indexAtOrAfter(adjustedNanos());
        }
        var from = frame;
        while (from > first && feed.kind(from - 1) == BookFeed.Kind.DELTA) {
            from--;
        }
        for (var i = Math.max(first, from - 1); i < frame; i++) {
            feed.apply(i, book);
        }
    }
}
