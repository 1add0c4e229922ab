package dev.tandem.runtime.prove;

import dev.tandem.api.strategy.Strategy;

/// Makes instances of the strategy that is looked at, all with the same parameters.
public interface StrategyMaker {
    /// A new instance, of the same classes as those before.
    Strategy make();

    /// A maker of the same strategy from classes that are loaded anew, so that its static fields
    /// are as they were at first.
    StrategyMaker reloaded();

    /// Where a field is declared, such as `Mine.java:12`; empty if that is not known.
    ///
    /// @param owner simple name of the class that declares it
    default String placeOf(String owner, String field) {
        return "";
    }
}
