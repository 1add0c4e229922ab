package dev.tandem.api.strategy;

import java.util.function.DoubleConsumer;

/// Values of an indicator that were computed for an earlier run over the same data. It shows each
/// only to whoever brings the inputs up to it, so nothing of the future can be read from it.
///
/// For one run and one thread.
public interface KnownValues {
    /// Takes the next input.
    ///
    /// @return false if it is not the one, bit for bit, that the values were computed from, or if
    ///   there are no more; the input was not taken then
    boolean take(double input);

    /// The value after the last input taken; NaN before the first.
    double value();

    /// Whether the indicator was ready after the last input taken.
    boolean isReady();

    /// Gives the inputs taken so far, oldest first, to an indicator that goes on by itself.
    void replay(DoubleConsumer indicator);
}
