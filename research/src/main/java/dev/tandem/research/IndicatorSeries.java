package dev.tandem.research;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/// What an indicator shows after each of its inputs; immutable.
///
/// @param inputs a column of bars; the first that the indicator took is at `from`
/// @param values after each input, beginning with that at `from`
/// @param readyFrom number of inputs after which it was ready
record IndicatorSeries(double[] inputs, int from, double[] values, int readyFrom) {
    /// Computes it. It ends before an input that the indicator refuses, and where one that was
    /// ready is not any more: each run meets that by itself.
    ///
    /// @param blank without history
    /// @param count number of inputs
    static IndicatorSeries of(SharedIndicator blank, double[] inputs, int from, int count) {
        var values = new double[count];
        var readyFrom = Integer.MAX_VALUE;
        for (var i = 0; i < count; i++) {
            if (!takes(blank, inputs[from + i]) || (i >= readyFrom && !blank.isReady())) {
                return new IndicatorSeries(inputs, from, Arrays.copyOf(values, i), readyFrom);
            }
            values[i] = blank.value();
            if (readyFrom == Integer.MAX_VALUE && blank.isReady()) {
                readyFrom = i + 1;
            }
        }
        return new IndicatorSeries(inputs, from, values, readyFrom);
    }

    private static boolean takes(SharedIndicator indicator, double input) {
        try {
            indicator.add(input);
            return true;
        } catch (RuntimeException _) {
            return false; // told by the run that meets it
        }
    }

    /// For one run.
    KnownValues begin() {
        return new Walk(this);
    }

    private static final class Walk implements KnownValues {
        private final double[] inputs;
        private final int from;
        private final double[] values;
        private final int readyFrom;
        private int taken;

        Walk(IndicatorSeries series) {
            inputs = series.inputs;
            from = series.from;
            values = series.values;
            readyFrom = series.readyFrom;
        }

        @Override
        public boolean take(double input) {
            if (taken == values.length
                    || Double.doubleToRawLongBits(inputs[from + taken])
                            != Double.doubleToRawLongBits(input)) {
                return false;
            }
            taken++;
            return true;
        }

        @Override
        public double value() {
            return taken == 0 ? Double.NaN : values[taken - 1];
        }

        @Override
        public boolean isReady() {
            return taken >= readyFrom;
        }

        @Override
        public void replay(DoubleConsumer indicator) {
            for (var i = 0; i < taken; i++) {
                indicator.accept(inputs[from + i]);
            }
        }
    }
}
