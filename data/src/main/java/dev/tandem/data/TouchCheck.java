package dev.tandem.data;

import dev.tandem.api.market.Book;
import java.util.Arrays;

/// Compares a book with the best bid and ask that the venue itself gave for the same number. Keeps
/// the latest quotes, since a quote may come before or after the message that brings the book to
/// its number.
final class TouchCheck {
    private static final int KEPT = 1024; // a power of two

    private final long[] numbers = new long[KEPT];
    private final double[][] quotes = new double[KEPT][4];
    private int agreed;

    TouchCheck() {
        Arrays.fill(numbers, -1);
    }

    void quote(long number, double bid, double bidSize, double ask, double askSize) {
        var at = (int) (number & (KEPT - 1));
        numbers[at] = number;
        var quote = quotes[at];
        quote[0] = bid;
        quote[1] = bidSize;
        quote[2] = ask;
        quote[3] = askSize;
    }

    /// False if the book contradicts the quote of its number; true if it agrees, or there is none.
    boolean agrees(Book book) {
        var at = (int) (book.sequence() & (KEPT - 1));
        if (!book.isValid() || numbers[at] != book.sequence()) {
            return true;
        }
        var quote = quotes[at];
        var same =
                Double.compare(quote[0], book.bid()) == 0
                        && Double.compare(quote[1], book.bidSize()) == 0
                        && Double.compare(quote[2], book.ask()) == 0
                        && Double.compare(quote[3], book.askSize()) == 0;
        agreed += same ? 1 : 0;
        return same;
    }

    /// How often book and quote of one number were the same.
    int agreed() {
        return agreed;
    }
}
