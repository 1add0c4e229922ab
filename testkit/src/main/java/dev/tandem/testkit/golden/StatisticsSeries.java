package dev.tandem.testkit.golden;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The returns that a case of `statistics.json` describes in words:
///
/// - `VNQ against SPY, adj_close returns of equities-daily/etf`: files of a folder of the data
/// - `close returns of crypto-bars/Coinbase-BTC-USD_4h`: one file of the data
/// - `returns of golden/bt-08/equity.csv; the first return is first equity / 100000 - 1`
/// - `given in the json field "returns"; benchmark in "benchmark"`
///
/// @param returns simple ones, bar by bar
/// @param benchmark those of the benchmark at the same bars, empty without one
record StatisticsSeries(double[] returns, double[] benchmark) {
    private static final Pattern FILES =
            Pattern.compile("(\\S+?)(?: against (\\S+))?, (\\S+) returns of ([^;\\s]+).*");
    private static final Pattern FILE = Pattern.compile(".*?(\\S+) returns of ([^;\\s]+).*");
    private static final Pattern EQUITY =
            Pattern.compile(
                    "returns of (golden/[^;\\s]+); the first return is first equity / (\\d+) - 1");

    static StatisticsSeries of(Fields golden, Path root) {
        var description = golden.text("description");
        var first = golden.text("first");
        var last = golden.text("last");
        if (golden.names().contains("returns")) {
            return new StatisticsSeries(
                    numbers(golden.value("returns")),
                    golden.names().contains("benchmark")
                            ? numbers(golden.value("benchmark"))
                            : new double[0]);
        }
        var shared = root.resolve("shared");
        var equity = EQUITY.matcher(description);
        if (equity.matches()) {
            var start = Double.parseDouble(equity.group(2));
            return alone(returns(shared.resolve(equity.group(1)), "equity", start), first, last);
        }
        var files = FILES.matcher(description);
        if (files.matches()) {
            var folder = shared.resolve("data").resolve(files.group(4));
            var own = returns(packed(folder.resolve(files.group(1))), files.group(3), Double.NaN);
            if (files.group(2) == null) {
                return alone(own, first, last);
            }
            var other = returns(packed(folder.resolve(files.group(2))), files.group(3), Double.NaN);
            own.keySet().retainAll(other.keySet());
            other.keySet().retainAll(own.keySet());
            return new StatisticsSeries(within(own, first, last), within(other, first, last));
        }
        var file = FILE.matcher(description);
        if (file.matches()) {
            var path = packed(shared.resolve("data").resolve(file.group(2)));
            return alone(returns(path, file.group(1), Double.NaN), first, last);
        }
        throw new IllegalArgumentException("unknown series \"" + description + "\"");
    }

    private static StatisticsSeries alone(TreeMap<Long, Double> own, String first, String last) {
        return new StatisticsSeries(within(own, first, last), new double[0]);
    }

    private static Path packed(Path name) {
        return name.resolveSibling(name.getFileName() + ".csv.gz");
    }

    /// Returns by stamp, from row to row of a column.
    ///
    /// @param start level before the first row; NaN if the first row gives no return
    private static TreeMap<Long, Double> returns(Path file, String column, double start) {
        var plain = Files.exists(file) ? file : file.resolveSibling(file.getFileName() + ".gz");
        var table = ReferenceTable.read(plain);
        var index = table.index(column);
        var returns = new TreeMap<Long, Double>();
        var previous = start;
        for (var row : table.rows()) {
            var level = Double.parseDouble(row.get(index));
            if (!Double.isNaN(previous)) {
                returns.put(Stamps.nanos(row.getFirst()), level / previous - 1);
            }
            previous = level;
        }
        return returns;
    }

    private static double[] within(TreeMap<Long, Double> returns, String first, String last) {
        var until = Stamps.nanos(last) + 86_400_000_000_000L;
        return returns.subMap(Stamps.nanos(first), until).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double[] numbers(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .mapToDouble(item -> new BigDecimal(String.valueOf(item)).doubleValue())
                    .toArray();
        }
        throw new IllegalArgumentException("no list of returns: " + value);
    }
}
