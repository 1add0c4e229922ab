package dev.tandem.testkit.golden.zipline;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.testkit.golden.Fields;
import dev.tandem.testkit.golden.Findings;
import dev.tandem.testkit.golden.ReferenceTable;
import dev.tandem.testkit.reference.zipline.BuyApple;
import dev.tandem.testkit.reference.zipline.DualMovingAverage;
import dev.tandem.testkit.reference.zipline.ReplayOrders;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// What `case.json` of a zipline case asks for, in our words. Whatever of it we cannot do is an
/// [IllegalArgumentException]: such a case has failed.
///
/// @param symbols all that the strategy trades, in the order of the instruments
/// @param data folder of the bundle, one file a symbol
/// @param benchmark folder of its daily returns
/// @param bars number of sessions
/// @param tables names of the files
record ZiplineCase(
        Path folder,
        Strategy strategy,
        List<String> symbols,
        Path data,
        Path benchmark,
        LocalDate firstBar,
        LocalDate lastBar,
        int bars,
        BigDecimal startCash,
        Tables tables) {
    private static final String BENCHMARK = "shared/data/rates";

    record Tables(String fills, String daily, String orders, String positions) {}

    private record Chosen(Strategy strategy, List<String> symbols) {}

    static ZiplineCase read(Path folder, Path root) {
        var fields = Fields.read(folder.resolve("case.json"));
        fields.require("engine", "zipline");
        var data = root.resolve(fields.text("data"));
        var first = LocalDate.parse(fields.text("first_bar"));
        var last = LocalDate.parse(fields.text("last_bar"));
        var events = new CorporateEvents(data.resolve("events"), first, last);
        var parameters = fields.object("parameters");
        var chosen = strategy(fields.text("strategy"), parameters, folder, events);
        parameters.requireNoOthers();
        var result =
                new ZiplineCase(
                        folder,
                        chosen.strategy(),
                        chosen.symbols(),
                        data,
                        root.resolve(BENCHMARK),
                        first,
                        last,
                        fields.whole("bars"),
                        fields.decimal("start_cash"),
                        tables(fields.object("tables")));
        fields.requireNoOthers();
        return result;
    }

    private static Chosen strategy(
            String name, Fields parameters, Path folder, CorporateEvents events) {
        return switch (name) {
            case "ReplayOrders" -> replay(folder, parameters.text("orders"));
            case "BuyApple" -> {
                var symbol = parameters.text("symbol");
                var quantity = Quantity.of(parameters.decimal("qty").toPlainString());
                yield new Chosen(new BuyApple(new BuyApple.Params(quantity)), List.of(symbol));
            }
            case "DualMovingAverage" -> {
                var symbol = parameters.text("symbol");
                var params =
                        new DualMovingAverage.Params(
                                parameters.whole("short"),
                                parameters.whole("long"),
                                parameters.whole("qty"));
                yield new Chosen(
                        new DualMovingAverage(params, events.adjustments(symbol)), List.of(symbol));
            }
            default -> throw new IllegalArgumentException("unknown strategy \"" + name + "\"");
        };
    }

    private static Chosen replay(Path folder, String table) {
        var findings = new Findings();
        var recorded =
                ReferenceTable.read(folder, table, findings)
                        .map(RecordedOrders::of)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "nothing to replay: "
                                                + findings.agreement().differences()));
        var symbols = recorded.stream().map(ReplayOrders.Recorded::symbol).distinct().toList();
        return new Chosen(new ReplayOrders(recorded), symbols);
    }

    private static Tables tables(Fields fields) {
        var tables =
                new Tables(
                        fields.text("fills"),
                        fields.text("daily"),
                        fields.text("orders"),
                        fields.text("positions"));
        fields.requireNoOthers();
        return tables;
    }
}
