package dev.tandem.testkit.golden;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Slippage;
import dev.tandem.testkit.reference.SmaCross;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What `case.json` of a backtrader case asks for, in our words. Whatever of it we cannot do is an
/// [IllegalArgumentException]: such a case has failed.
///
/// @param folder of the case, with its tables
/// @param strategy a fresh instance for a run
/// @param data in the order of the instruments
/// @param firstBar trading date of the first bar of all files
/// @param bars number of bar times
public record BacktraderCase(
        Path folder,
        Supplier<Strategy> strategy,
        List<DataFile> data,
        LocalDate firstBar,
        LocalDate lastBar,
        int bars,
        BigDecimal startCash,
        Commission commission,
        Slippage slippage) {
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    /// @param file as written in the case, from the folder above `shared`
    public record DataFile(String symbol, String file) {}

    public BacktraderCase {
        data = List.copyOf(data);
    }

    /// Reads `case.json` of a folder.
    public static BacktraderCase read(Path folder) {
        var fields = Fields.read(folder.resolve("case.json"));
        fields.require("engine", "backtrader");
        fields.require("row_filter", null);
        fields.require("volume_limit_percent", null);
        var result =
                new BacktraderCase(
                        folder,
                        strategy(fields.text("strategy"), fields.object("parameters")),
                        fields.objects("data").stream().map(BacktraderCase::dataFile).toList(),
                        date(fields.text("first_bar")),
                        date(fields.text("last_bar")),
                        fields.whole("bars"),
                        fields.decimal("start_cash"),
                        commission(fields.value("commission")),
                        slippage(fields.value("slippage")));
        fields.requireNoOthers();
        return result;
    }

    private static Supplier<Strategy> strategy(String name, Fields parameters) {
        return switch (name) {
            case "SmaCross" -> smaCross(parameters);
            default -> throw new IllegalArgumentException("unknown strategy \"" + name + "\"");
        };
    }

    private static Supplier<Strategy> smaCross(Fields parameters) {
        parameters.require("et", "Market");
        parameters.require("frac", BigDecimal.ZERO);
        parameters.require("lot", BigDecimal.ONE);
        var params =
                new SmaCross.Params(
                        parameters.whole("fast"),
                        parameters.whole("slow"),
                        Quantity.of(parameters.decimal("size").toPlainString()),
                        SmaCross.Mode.valueOf(parameters.text("mode").toUpperCase(Locale.ROOT)));
        parameters.requireNoOthers();
        return () -> new SmaCross(params);
    }

    private static DataFile dataFile(Fields fields) {
        var result = new DataFile(fields.text("symbol"), fields.text("file"));
        fields.requireNoOthers();
        return result;
    }

    private static LocalDate date(String stamp) {
        if (!stamp.endsWith(" 00:00:00")) {
            throw new IllegalArgumentException("only daily cases are known, not from " + stamp);
        }
        return LocalDate.parse(stamp.substring(0, "2005-01-03".length()));
    }

    private static Commission commission(@Nullable Object value) {
        return switch (value) {
            case null -> Commission.NONE;
            case List<?> list when kind(list, "pct", 2) -> new Commission.Percent(number(list, 1));
            case List<?> list when kind(list, "pershare", 3) ->
                    new Commission.PerShare(number(list, 1), number(list, 2));
            default -> throw new IllegalArgumentException("unknown commission " + value);
        };
    }

    private static Slippage slippage(@Nullable Object value) {
        return switch (value) {
            case null -> Slippage.NONE;
            case List<?> list when kind(list, "perc", 3) -> {
                var flags = Fields.of("slippage", list.get(2));
                flags.require("slip_open", true);
                flags.require("slip_limit", true);
                flags.require("slip_match", true);
                flags.require("slip_out", false);
                flags.requireNoOthers();
                yield new Slippage.BasisPoints(number(list, 1).multiply(BASIS_POINTS));
            }
            default -> throw new IllegalArgumentException("unknown slippage " + value);
        };
    }

    private static boolean kind(List<?> list, String word, int size) {
        return list.size() == size && word.equals(list.getFirst());
    }

    private static BigDecimal number(List<?> list, int index) {
        if (list.get(index) instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalArgumentException("no number in " + list);
    }
}
