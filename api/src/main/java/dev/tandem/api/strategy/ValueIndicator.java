package dev.tandem.api.strategy;

import dev.tandem.api.market.Bar;

/// An indicator over a series of single values, closes unless said otherwise.
public interface ValueIndicator extends Indicator {
    /// Takes the next value.
    void add(double value);

    /// The present value; NaN until [#isReady].
    double value();

    /// Takes the close of the bar.
    @Override
    default void add(Bar bar) {
        add(bar.close());
    }
}
