package dev.tandem.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where the values of order book rows stand in one file; -1 for what it has not.
///
/// @param received time of reception
/// @param prices one column for a level a row; for a snapshot a row the asks and bids by turns
/// @param sizes as the prices
/// @param side of the level of a row, -1 where a row is a snapshot
/// @param snapshot what says that a row belongs to a snapshot
/// @param first number of the first change of a frame
/// @param last number of the last change of a frame
/// @param previous number of the last change of the frame before
record BookLayout(
        int time,
        int received,
        int symbol,
        List<Integer> prices,
        List<Integer> sizes,
        int side,
        int snapshot,
        int first,
        int last,
        int previous) {
    BookLayout {
        prices = List.copyOf(prices);
        sizes = List.copyOf(sizes);
    }

    /// @param names in small letters
    static boolean isBook(List<String> names) {
        return isDepth(names) || isIncrements(names) || isSnapshots(names);
    }

    /// @throws dev.tandem.api.problem.TandemException if there is no column for the time, or a
    ///   declared one is missing
    static BookLayout of(Path file, List<String> headers, CsvMapping mapping) {
        var names = headers.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        var time = CsvColumns.timeColumn(file, headers, mapping, List.of());
        var symbol = CsvColumns.symbolColumn(file, headers, mapping);
        var received = names.indexOf("local_timestamp");
        if (isSnapshots(names)) {
            var prices = new ArrayList<Integer>();
            var sizes = new ArrayList<Integer>();
            for (var level = 0; names.contains("asks[" + level + "].price"); level++) {
                for (var side : List.of("asks[", "bids[")) {
                    prices.add(names.indexOf(side + level + "].price"));
                    sizes.add(names.indexOf(side + level + "].amount"));
                }
            }
            return new BookLayout(time, received, symbol, prices, sizes, -1, -1, -1, -1, -1);
        }
        var snapshot = Math.max(names.indexOf("update_type"), names.indexOf("is_snapshot"));
        return new BookLayout(
                time,
                received,
                symbol,
                List.of(names.indexOf("price")),
                List.of(Math.max(names.indexOf("qty"), names.indexOf("amount"))),
                names.indexOf("side"),
                snapshot,
                names.indexOf("first_update_id"),
                names.indexOf("last_update_id"),
                names.indexOf("pu"));
    }

    /// Whether each row is a whole snapshot.
    boolean isSnapshots() {
        return side < 0;
    }

    /// `symbol,timestamp,first_update_id,last_update_id,side,update_type,price,qty,pu`
    private static boolean isDepth(List<String> names) {
        return names.containsAll(
                List.of(
                        "first_update_id",
                        "last_update_id",
                        "side",
                        "update_type",
                        "price",
                        "qty"));
    }

    /// `exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount`
    private static boolean isIncrements(List<String> names) {
        return names.containsAll(List.of("is_snapshot", "side", "price", "amount"));
    }

    /// `exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,...`
    private static boolean isSnapshots(List<String> names) {
        return names.contains("asks[0].price") && names.contains("bids[0].price");
    }
}
