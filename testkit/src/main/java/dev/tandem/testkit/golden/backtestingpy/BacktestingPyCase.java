package dev.tandem.testkit.golden.backtestingpy;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.testkit.golden.Fields;
import dev.tandem.testkit.reference.backtestingpy.Brk;
import dev.tandem.testkit.reference.backtestingpy.LimDip;
import dev.tandem.testkit.reference.backtestingpy.Sma;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.function.Supplier;

/// What `case.json` of a backtesting.py case asks for, in our words. Whatever of it we cannot do is
/// an [IllegalArgumentException]: such a case has failed.
///
/// @param folder of the case, with its tables
/// @param strategy a fresh instance for a run
/// @param data the file as written in the case
/// @param firstBar stamp of the first bar as in the case, such as `2004-08-19 00:00:00`
/// @param lastBar stamp of the last bar
/// @param bars number of bars
record BacktestingPyCase(
        Path folder,
        Supplier<Strategy> strategy,
        String data,
        String firstBar,
        String lastBar,
        int bars,
        Broker broker) {

    static BacktestingPyCase read(Path folder) {
        var fields = Fields.read(folder.resolve("case.json"));
        fields.require("engine", "backtesting.py");
        var result =
                new BacktestingPyCase(
                        folder,
                        strategy(fields.text("strategy"), fields.object("parameters")),
                        fields.text("data"),
                        fields.text("first_bar"),
                        fields.text("last_bar"),
                        fields.whole("bars"),
                        Broker.of(fields.object("broker")));
        fields.requireNoOthers();
        return result;
    }

    private static Supplier<Strategy> strategy(String name, Fields parameters) {
        var result =
                switch (name) {
                    case "Sma" -> sma(parameters);
                    case "Brk" -> brk(parameters);
                    case "LimDip" -> limDip(parameters);
                    default ->
                            throw new IllegalArgumentException("unknown strategy \"" + name + "\"");
                };
        parameters.requireNoOthers();
        return result;
    }

    private static Supplier<Strategy> sma(Fields parameters) {
        var params =
                new Sma.Params(
                        parameters.whole("fast"),
                        parameters.whole("slow"),
                        parameters.truth("flip"),
                        parameters.decimal("size", BigDecimal.ZERO),
                        parameters.decimal("sl", BigDecimal.ZERO).doubleValue(),
                        parameters.decimal("tp", BigDecimal.ZERO).doubleValue());
        return () -> new Sma(params);
    }

    private static Supplier<Strategy> brk(Fields parameters) {
        var params =
                new Brk.Params(
                        parameters.whole("n"),
                        parameters.whole("m"),
                        parameters.decimal("size"),
                        parameters.decimal("lim").doubleValue());
        return () -> new Brk(params);
    }

    private static Supplier<Strategy> limDip(Fields parameters) {
        var params =
                new LimDip.Params(
                        parameters.whole("n"),
                        parameters.decimal("size"),
                        parameters.decimal("dip").doubleValue(),
                        parameters.decimal("tp").doubleValue(),
                        parameters.decimal("sl").doubleValue());
        return () -> new LimDip(params);
    }
}
