package dev.tandem.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Where the values of a trade or quote stand in the rows of one file; -1 for what it has not.
///
/// @param prices the price of a trade, or bid and ask
/// @param sizes the size of a trade, or those of bid and ask
/// @param side the side that took liquidity
/// @param maker whether the buyer was the maker, so that a seller took liquidity
/// @param suspicious 1 where the source itself doubts the row
record TickLayout(
        int time, int symbol, int[] prices, int[] sizes, int side, int maker, int suspicious) {
    private static final List<String> TIMES = List.of("transact_time", "transaction_time");
    private static final List<String> PRICES = List.of("price", "px", "p");
    private static final List<String> SIZES = List.of("size", "amount", "qty", "quantity", "sz");
    private static final List<String> SIDES = List.of("side", "aggressor", "taker_side");
    private static final List<String> MAKERS = List.of("is_buyer_maker", "buyer_maker");
    private static final List<String> BIDS = List.of("bid", "bid_price", "best_bid_price");
    private static final List<String> BID_SIZES =
            List.of("bid_size", "bid_amount", "bid_qty", "best_bid_qty");
    private static final List<String> ASKS = List.of("ask", "ask_price", "best_ask_price");
    private static final List<String> ASK_SIZES =
            List.of("ask_size", "ask_amount", "ask_qty", "best_ask_qty");

    /// @param names in small letters
    static boolean isTrades(List<String> names) {
        return find(names, PRICES) >= 0 && find(names, SIZES) >= 0;
    }

    /// @param names in small letters
    static boolean isQuotes(List<String> names) {
        return find(names, BIDS) >= 0 && find(names, ASKS) >= 0;
    }

    /// @throws dev.tandem.api.problem.TandemException if there is no column for the time, or a
    ///   declared one is missing
    static TickLayout of(Path file, List<String> headers, CsvMapping mapping) {
        var names = headers.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        var time = CsvColumns.timeColumn(file, headers, mapping, TIMES);
        var symbol = CsvColumns.symbolColumn(file, headers, mapping);
        var trades = isTrades(names);
        return new TickLayout(
                time,
                symbol,
                trades
                        ? new int[] {find(names, PRICES)}
                        : new int[] {find(names, BIDS), find(names, ASKS)},
                trades
                        ? new int[] {find(names, SIZES)}
                        : new int[] {find(names, BID_SIZES), find(names, ASK_SIZES)},
                find(names, SIDES),
                find(names, MAKERS),
                find(names, List.of("suspicious")));
    }

    boolean isTrades() {
        return prices.length == 1;
    }

    static int find(List<String> names, List<String> wanted) {
        return wanted.stream()
                .mapToInt(names::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }
}
