package dev.tandem.app.strategy;

import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.Strategy;

/// A strategy for tests that load by class name.
public final class OnTheClassPath implements Strategy {
    private final Params params;

    /// Its parameters.
    public record Params(@Default("5") int days) {}

    public OnTheClassPath(Params params) {
        this.params = params;
    }

    int days() {
        return params.days();
    }
}
