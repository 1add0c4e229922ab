package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import dev.tandem.data.BarColumns;
import java.util.Optional;

/// Values of indicators that runs of one plan share. Used by several threads at once.
@FunctionalInterface
public interface IndicatorSource {
    /// Each run computes its own.
    IndicatorSource NONE = (_, _) -> Optional.empty();

    /// What the indicator will show over these inputs.
    ///
    /// @param indicator bound to a subscription, before its first bar
    /// @return empty if it has to compute by itself
    Optional<KnownValues> find(Inputs inputs, SharedIndicator indicator);

    /// One column of the bars that a run brings to an indicator, those of the warm-up included.
    ///
    /// @param from index of the first bar
    /// @param end index after the last bar
    record Inputs(BarColumns columns, BarField field, int from, int end) {
        public Instrument instrument() {
            return columns.instrument();
        }

        public BarSize size() {
            return columns.size();
        }

        /// Number of bars.
        public int count() {
            return end - from;
        }

        /// Number of bars of the series, those outside of the run included.
        public int countOfSeries() {
            return columns.count();
        }

        /// The value of a bar.
        ///
        /// @param index in the series
        public double value(int index) {
            return switch (field) {
                case OPEN -> columns.open(index);
                case HIGH -> columns.high(index);
                case LOW -> columns.low(index);
                case CLOSE -> columns.close(index);
                case VOLUME -> columns.volume(index);
            };
        }
    }
}
