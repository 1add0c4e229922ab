package dev.tandem.engine.market;

import dev.tandem.api.event.InstrumentEvent;
import java.util.Optional;

/// What an event does to the prices before it, so that they compare with those after it: `price /
/// divisor + shift`, and `volume × divisor`.
///
/// @param divisor new units for an old one, above 0
/// @param shift added to earlier prices
record Adjustment(double divisor, double shift) {
    /// What an event does; empty for those that leave prices as they are. A split divides; a roll
    /// shifts by the difference of the contracts, which keeps the differences between prices.
    static Optional<Adjustment> of(InstrumentEvent event) {
        return switch (event) {
            case InstrumentEvent.Split(_, _, var ratio) ->
                    Optional.of(new Adjustment(ratio.doubleValue(), 0));
            case InstrumentEvent.Rolled roll ->
                    Optional.of(
                            new Adjustment(
                                    1, roll.toPrice().subtract(roll.fromPrice()).doubleValue()));
            case InstrumentEvent.Listed _,
                    InstrumentEvent.Dividend _,
                    InstrumentEvent.Funding _,
                    InstrumentEvent.Renamed _,
                    InstrumentEvent.Merged _,
                    InstrumentEvent.Delisted _,
                    InstrumentEvent.Expired _ ->
                    Optional.empty();
        };
    }

    double price(double before) {
        return before / divisor + shift;
    }
}
