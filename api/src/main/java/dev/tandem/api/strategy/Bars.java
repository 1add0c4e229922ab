package dev.tandem.api.strategy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;

/// A subscription to the bars of one instrument and size.
public interface Bars {
    Instrument instrument();

    BarSize size();

    /// Its number within the run, from 0; bars carry it.
    int subscription();

    /// Binds an indicator: the engine feeds it before `onBar`, warms it up with earlier bars, saves
    /// and restores it.
    ///
    /// @return the same indicator
    <I extends Indicator> I feed(I indicator);

    /// Binds an indicator to a column other than the close.
    <I extends ValueIndicator> I feed(I indicator, BarField field);

    /// Keeps at least this many bars for [Data#history], and fills them with earlier bars before
    /// the start; 512 are kept without asking.
    ///
    /// @param count 1 to 10,000,000
    /// @return this subscription
    Bars keep(int count);
}
