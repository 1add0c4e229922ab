package dev.tandem.data;

import static dev.tandem.data.TestInstruments.BITCOIN;
import static dev.tandem.data.TestInstruments.EURO;
import static dev.tandem.data.TestInstruments.SPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.book.OrderBook;
import dev.tandem.api.order.Side;
import dev.tandem.data.BookFeed.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickColumnsTest {
    @Test
    void tradesOfOneInstantKeepTheirOrder() {
        var trades =
                TradeColumns.builder(SPY)
                        .append(10, 100, 1, Aggressor.BUY)
                        .append(10, 101, 2, Aggressor.SELL)
                        .append(12, 102, 3, Aggressor.UNKNOWN)
                        .build();

        assertThat(trades.count()).isEqualTo(3);
        assertThat(trades.price(1)).isEqualTo(101);
        assertThat(trades.aggressor(1)).isEqualTo(Aggressor.SELL);
        assertThat(trades.indexAtOrAfter(10)).isZero();
        assertThat(trades.indexAtOrAfter(11)).isEqualTo(2);
        assertThat(trades.indexAtOrAfter(13)).isEqualTo(3);
        assertThat(trades.between(11, 13).count()).isEqualTo(1);
        assertThat(trades.between(0, 10).isEmpty()).isTrue();
    }

    @Test
    void aTickEarlierThanTheOneBeforeIsRefused() {
        var trades = TradeColumns.builder(SPY).append(10, 100, 1, Aggressor.BUY);
        var quotes = QuoteColumns.builder(SPY).append(10, 1, 1, 2, 1);
        var books = BookFeed.builder(SPY).frame(Kind.SNAPSHOT, 10, 11, 1);

        assertThatThrownBy(() -> trades.append(9, 100, 1, Aggressor.BUY))
                .hasMessageContaining("trade 1 of SPY");
        assertThatThrownBy(() -> quotes.append(9, 1, 1, 2, 1)).hasMessageContaining("quote 1");
        assertThatThrownBy(() -> books.frame(Kind.DELTA, 9, 12, 2))
                .hasMessageContaining("book frame 1");
    }

    @Test
    void columnsGrowAndABuilderStartsAnewAfterItsResult() {
        var builder = QuoteColumns.builder(EURO);
        for (var i = 0; i < 5000; i++) {
            builder.append(i, i, i, i + 1, i);
        }
        var first = builder.build();
        builder.append(3, 1, 1, 2, 1);

        assertThat(first.count()).isEqualTo(5000);
        assertThat(first.ask(4999)).isEqualTo(5000);
        assertThat(builder.build().count()).isEqualTo(1);
    }

    @Test
    void framesPlayIntoABook() {
        var feed = feed();
        var book = new OrderBook(BITCOIN);

        feed.apply(0, book);
        assertThat(book.bid()).isEqualTo(100);
        feed.apply(1, book);
        assertThat(book.bid()).isEqualTo(99);
        assertThat(book.sequence()).isEqualTo(6);
        feed.apply(2, book);
        assertThat(book.isValid()).isFalse();
        assertThat(feed.before(30).count()).isEqualTo(2);
        assertThat(feed.levels()).isEqualTo(4);
    }

    @Test
    void aGapHasNoLevels() {
        var builder = BookFeed.builder(BITCOIN).frame(Kind.GAP, 1, 1, 0);

        assertThatThrownBy(() -> builder.level(Side.BUY, 100, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHistoryHoldsTicksOfInstrumentsWithoutBars() {
        var trades = TradeColumns.builder(SPY).append(10, 100, 1, Aggressor.BUY).build();
        var quotes = QuoteColumns.builder(EURO).append(10, 1, 1, 2, 1).build();

        var history =
                MarketHistory.of(List.of(), List.of(trades), List.of(quotes), List.of(feed()));

        assertThat(history.instruments()).containsExactly(SPY, BITCOIN, EURO);
        assertThat(history.sizes(SPY)).isEmpty();
        assertThat(history.trades(SPY)).containsSame(trades);
        assertThat(history.trades(EURO)).isEmpty();
        assertThat(history.quotes(EURO)).containsSame(quotes);
        assertThat(history.books(BITCOIN)).isPresent();
        assertThatThrownBy(() ->
                        MarketHistory.of(List.of(), List.of(trades, trades), List.of(), List.of()))
                .hasMessageContaining("two series of SPY");
    }

    private static BookFeed feed() {
        return BookFeed.builder(BITCOIN)
                .frame(Kind.SNAPSHOT, 10, 11, 5)
                .level(Side.BUY, 99, 1)
                .level(Side.BUY, 100, 1)
                .level(Side.SELL, 101, 2)
                .frame(Kind.DELTA, 20, 21, 6)
                .level(Side.BUY, 100, 0)
                .frame(Kind.GAP, 30, 31, 6)
                .build();
    }
}
