package dev.tandem.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a data file holds, told from its first line.
enum DataForm {
    /// Rows of bars.
    BARS,
    /// Rows of trades: a price and a size each, no open, high, low or close.
    TRADES,
    /// Rows of quotes: a bid and an ask each.
    QUOTES,
    /// Rows of order book levels, or of whole snapshots.
    BOOK,
    /// Lines of messages as a venue sent them.
    FRAMES;

    private static final int HEAD_BYTES = 1 << 10;

    private static final List<String> BAR_PRICES =
            List.of("open", "high", "low", "close", "bid_close", "ask_close");

    /// What the first line of a file tells.
    ///
    /// @param names of the columns
    record Head(DataForm form, List<String> names) {}

    static Head head(Path file, CsvMapping mapping) {
        try (var plain = SourceFile.openHead(file)) {
            var scanner = new CsvScanner(plain, HEAD_BYTES);
            if (!scanner.nextLine()) {
                throw DataCode.EMPTY.exception(file + ": the file is empty", "get the file again");
            }
            if (startsMessage(scanner.lineText())) {
                return new Head(FRAMES, List.of("symbol")); // each message names its own
            }
            var names = CsvReading.head(scanner, mapping).names();
            return new Head(of(names, mapping), names);
        } catch (IOException e) {
            throw SourceFile.failure(file, e);
        }
    }

    /// What the columns of a file tell.
    static DataForm of(List<String> headers, CsvMapping mapping) {
        var names = headers.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (BookLayout.isBook(names)) {
            return BOOK;
        }
        if (mapping.declaresPrices() || BAR_PRICES.stream().anyMatch(names::contains)) {
            return BARS;
        }
        if (TickLayout.isTrades(names)) {
            return TRADES;
        }
        return TickLayout.isQuotes(names) ? QUOTES : BARS;
    }

    /// A JSON object, perhaps with the time of its reception before it.
    private static boolean startsMessage(String line) {
        var at = 0;
        while (at < line.length() && Character.isDigit(line.charAt(at))) {
            at++;
        }
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && line.charAt(at) == '{';
    }
}
