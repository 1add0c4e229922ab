package dev.tandem.testkit.golden;

import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Price;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.Slippage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What `case.json` of a backtrader case asks for, in our words. Whatever of it we cannot do is an
/// [IllegalArgumentException]: such a case has failed.
///
/// @param folder of the case, with its tables
/// @param strategy a fresh instance for a run
/// @param data in the order of the instruments
/// @param rowFilter which rows of the files count, null for all
/// @param firstBar stamp of the first bar, nanoseconds since 1970 UTC
/// @param lastBar stamp of the last bar
/// @param bars number of bar times
/// @param future null for shares and the like
public record BacktraderCase(
        Path folder,
        Supplier<Strategy> strategy,
        List<DataFile> data,
        @Nullable RowFilter rowFilter,
        long firstBar,
        long lastBar,
        int bars,
        BigDecimal startCash,
        Commission commission,
        Slippage slippage,
        Participation participation,
        @Nullable Future future) {
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    /// A contract that binds a margin instead of its price.
    ///
    /// @param multiplier worth of one contract at a price of 1
    /// @param margin of one contract
    public record Future(BigDecimal multiplier, BigDecimal margin) {
        /// What holding it means in our words.
        ContractTerms terms() {
            return new ContractTerms(
                    Settlement.DAILY,
                    false,
                    new MarginTerms.PerContract(
                            List.of(new MarginTerms.Amounts(Long.MIN_VALUE, margin, margin))),
                    ContractTerms.NEVER);
        }
    }

    /// Rows that hold a value in a column.
    public record RowFilter(String column, String value) {}

    /// @param file as written in the case
    public record DataFile(String symbol, String file) {}

    public BacktraderCase {
        data = List.copyOf(data);
    }

    /// Reads `case.json` of a folder.
    public static BacktraderCase read(Path folder) {
        var fields = Fields.read(folder.resolve("case.json"));
        fields.require("engine", "backtrader");
        var data = fields.objects("data").stream().map(BacktraderCase::dataFile).toList();
        var result =
                new BacktraderCase(
                        folder,
                        BacktraderStrategies.of(
                                fields.text("strategy"),
                                fields.object("parameters"),
                                data.stream().map(DataFile::symbol).toList()),
                        data,
                        rowFilter(fields.value("row_filter")),
                        Stamps.nanos(fields.text("first_bar")),
                        Stamps.nanos(fields.text("last_bar")),
                        fields.whole("bars"),
                        fields.decimal("start_cash"),
                        commission(fields.value("commission")),
                        slippage(fields.value("slippage")),
                        participation(fields.decimalOrNull("volume_limit_percent")),
                        future(fields.value("commission")));
        fields.requireNoOthers();
        return result;
    }

    private static @Nullable RowFilter rowFilter(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list when list.size() == 2 && list.getFirst() instanceof String column ->
                    new RowFilter(column, text(list.getLast()));
            default -> throw new IllegalArgumentException("unknown row filter " + value);
        };
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static Participation participation(@Nullable BigDecimal percent) {
        return percent == null
                ? Participation.NONE
                : new Participation(
                        percent.movePointLeft(2),
                        Participation.Scope.ORDER,
                        Participation.Step.WHOLE);
    }

    private static DataFile dataFile(Fields fields) {
        var result = new DataFile(fields.text("symbol"), fields.text("file"));
        fields.requireNoOthers();
        return result;
    }

    private static Commission commission(@Nullable Object value) {
        return switch (value) {
            case null -> Commission.NONE;
            case List<?> list when kind(list, "pct", 2) -> new Commission.Percent(number(list, 1));
            case List<?> list when kind(list, "pershare", 3) ->
                    new Commission.PerShare(number(list, 1), number(list, 2));
            case List<?> list when kind(list, "future", 4) ->
                    new Commission.PerContract(number(list, 1));
            default -> throw new IllegalArgumentException("unknown commission " + value);
        };
    }

    private static @Nullable Future future(@Nullable Object commission) {
        return commission instanceof List<?> list && kind(list, "future", 4)
                ? new Future(number(list, 2), number(list, 3))
                : null;
    }

    private static Slippage slippage(@Nullable Object value) {
        return switch (value) {
            case null -> Slippage.NONE;
            case List<?> list when kind(list, "perc", 3) -> {
                requireUsualFlags(list.get(2));
                yield new Slippage.BasisPoints(number(list, 1).multiply(BASIS_POINTS));
            }
            case List<?> list when kind(list, "fixed", 3) -> {
                requireUsualFlags(list.get(2));
                yield new Slippage.Fixed(Price.of(number(list, 1).toPlainString()));
            }
            default -> throw new IllegalArgumentException("unknown slippage " + value);
        };
    }

    private static void requireUsualFlags(@Nullable Object value) {
        var flags = Fields.of("slippage", value);
        flags.require("slip_open", true);
        flags.require("slip_limit", true);
        flags.require("slip_match", true);
        flags.require("slip_out", false);
        flags.requireNoOthers();
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
