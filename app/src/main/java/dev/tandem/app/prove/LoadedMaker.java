package dev.tandem.app.prove;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.runtime.prove.StrategyMaker;
import java.util.Map;

/// Makes instances of a loaded strategy with given parameters.
///
/// @param parameters by name as the user wrote them
/// @param redaction what no message may show
public record LoadedMaker(
        StrategyClass strategy, Map<String, String> parameters, Redaction redaction)
        implements StrategyMaker {
    public LoadedMaker {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public Strategy make() {
        return ParamsBinder.bind(strategy, parameters, redaction).instance();
    }

    @Override
    public StrategyMaker reloaded() {
        return new LoadedMaker(strategy.reloaded(), parameters, redaction);
    }

    @Override
    public String placeOf(String owner, String field) {
        var line = strategy.fieldLines().get(owner + "." + field);
        return line == null ? "" : place(strategy, line);
    }

    /// A line of a strategy's source, such as `Mine.java:12`; its name if the line is 0.
    static String place(StrategyClass strategy, int line) {
        var file = strategy.source().map(source -> source.name()).orElse(strategy.name());
        return line == 0 ? file : file + ":" + line;
    }
}
