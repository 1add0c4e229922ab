package dev.tandem.api.strategy;

import dev.tandem.api.market.Bar;

/// Something computed bar by bar with constant memory. Bound to a subscription by [Bars#feed], or
/// fed by hand.
///
/// Its fields are its state: primitives, strings, arrays of primitives and further indicators,
/// saved and restored by name in place.
public interface Indicator {
    /// Takes the next bar.
    void add(Bar bar);

    /// Number of bars it needs before [#isReady], at least 1; recursive ones ask for more, so that
    /// their seed has faded.
    int warmup();

    /// Whether its values are defined.
    boolean isReady();
}
