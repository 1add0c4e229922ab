package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Trade;
import dev.tandem.api.state.State;
import dev.tandem.engine.market.Subscription.Declaring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last trade, the last quote and the book of each instrument, as far as the strategy
/// subscribed to them. Each has one view for the whole run.
public final class TickBoard {
    private final Market market;
    private final List<Instrument> instruments;
    private final Declaring declaring;
    private final @Nullable TradeView[] trades;
    private final @Nullable QuoteView[] quotes;
    private final @Nullable BookView[] books;

    TickBoard(Market market, List<Instrument> instruments, Declaring declaring) {
        this.market = market;
        this.instruments = instruments;
        this.declaring = declaring;
        trades = new @Nullable TradeView[instruments.size()];
        quotes = new @Nullable QuoteView[instruments.size()];
        books = new @Nullable BookView[instruments.size()];
    }

    public void subscribeTrades(Instrument instrument) {
        if (!isSubscribed(TickKind.TRADE, instrument)) {
            declaring.require("trades(" + instrument + ")");
            trades[instrument.ordinal()] = new TradeView(instrument);
        }
    }

    public void subscribeQuotes(Instrument instrument) {
        if (!isSubscribed(TickKind.QUOTE, instrument)) {
            declaring.require("quotes(" + instrument + ")");
            quotes[instrument.ordinal()] = new QuoteView(instrument);
        }
    }

    /// @return the live view
    public Book subscribeBook(Instrument instrument) {
        if (!isSubscribed(TickKind.BOOK, instrument)) {
            declaring.require("book(" + instrument + ")");
            books[instrument.ordinal()] = new BookView(instrument);
        }
        return book(instrument);
    }

    public boolean isSubscribed(TickKind kind, Instrument instrument) {
        market.requireKnown(instrument);
        var views =
                switch (kind) {
                    case BOOK -> books;
                    case QUOTE -> quotes;
                    case TRADE -> trades;
                };
        return views[instrument.ordinal()] != null;
    }

    /// @return the view to hand to the strategy
    public Trade takeTrade(
            Instrument instrument, long atNanos, double price, double size, Aggressor aggressor) {
        var view = subscribed(trades, instrument, "trades");
        view.show(atNanos, price, size, aggressor);
        return view;
    }

    /// @return the view to hand to the strategy
    public Quote takeQuote(
            Instrument instrument,
            long atNanos,
            double bid,
            double bidSize,
            double ask,
            double askSize) {
        var view = subscribed(quotes, instrument, "quotes");
        view.show(atNanos, bid, bidSize, ask, askSize);
        return view;
    }

    /// The book that the view of its instrument shows from now on.
    public void attach(Book book) {
        subscribed(books, book.instrument(), "book").attach(book);
    }

    /// The live view.
    ///
    /// @throws IllegalArgumentException if it is not subscribed
    public Book book(Instrument instrument) {
        return subscribed(books, instrument, "book");
    }

    /// Whether a book is one of the views of this board.
    @SuppressWarnings("ReferenceEquality") // a copy shows the same, but another moment
    public boolean isLive(Book book) {
        return books[book.instrument().ordinal()] == book;
    }

    /// The last trade follows; what was quoted before is gone.
    void adjust(Instrument instrument, Adjustment adjustment) {
        var trade = trades[instrument.ordinal()];
        if (trade != null) {
            trade.adjust(adjustment);
        }
        var quote = quotes[instrument.ordinal()];
        if (quote != null) {
            quote.forget();
        }
    }

    Optional<Trade> lastTrade(Instrument instrument) {
        var view = subscribed(trades, instrument, "trades");
        return view.isKnown() ? Optional.of(view.copy()) : Optional.empty();
    }

    Optional<Quote> lastQuote(Instrument instrument) {
        var view = subscribed(quotes, instrument, "quotes");
        return view.isKnown() ? Optional.of(view.copy()) : Optional.empty();
    }

    private <T> T subscribed(@Nullable T[] views, Instrument instrument, String what) {
        market.requireKnown(instrument);
        var view = views[instrument.ordinal()];
        if (view == null) {
            throw new IllegalArgumentException(
                    what
                            + " of "
                            + instrument
                            + " are not subscribed: declare it in onStart with context."
                            + what
                            + "(instrument)");
        }
        return view;
    }

    /// The books are those of their keeper, who saves them.
    State save() {
        var savedTrades = new ArrayList<State>();
        var savedQuotes = new ArrayList<State>();
        for (var i = 0; i < instruments.size(); i++) {
            var trade = trades[i];
            var quote = quotes[i];
            savedTrades.add(trade == null ? new State() : trade.save());
            savedQuotes.add(quote == null ? new State() : quote.save());
        }
        return new State().put("trades", savedTrades).put("quotes", savedQuotes);
    }

    void load(State state) {
        var savedTrades = state.getList("trades");
        var savedQuotes = state.getList("quotes");
        for (var i = 0; i < instruments.size(); i++) {
            var trade = trades[i];
            var quote = quotes[i];
            if (trade != null) {
                trade.load(savedTrades.get(i));
            }
            if (quote != null) {
                quote.load(savedQuotes.get(i));
            }
        }
    }
}
