package dev.tandem.app.config;

import java.util.SequencedMap;

/// What only the strategy itself can say about its configuration.
@FunctionalInterface
public interface StrategyCheck {
    /// For those who do not want to know.
    StrategyCheck NONE = (_, _) -> {};

    /// Loads the strategy and gives it its parameters.
    ///
    /// @param target a source file or a class
    /// @throws dev.tandem.api.problem.TandemException with what is wrong with it
    void check(String target, SequencedMap<String, String> parameters);
}
