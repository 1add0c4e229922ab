package dev.tandem.api.account;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.Optional;

/// What is held of an instrument; a live view.
public interface Position {
    Instrument instrument();

    /// The signed amount at the instrument's quantity scale: above 0 long, below 0 short.
    long signedUnits();

    default boolean isLong() {
        return signedUnits() > 0;
    }

    default boolean isShort() {
        return signedUnits() < 0;
    }

    default boolean isFlat() {
        return signedUnits() == 0;
    }

    /// The amount without its direction.
    default Quantity quantity() {
        return new Quantity(Math.abs(signedUnits()), instrument().quantityScale());
    }

    /// The quantity-weighted price of what is open, rounded to the storage scale; empty when flat.
    Optional<Price> averagePrice();

    /// Quantity × last mark × multiplier, negative when short; zero before the first mark.
    Money value();

    /// What would be gained at the last mark, before the costs of closing, since it was opened, or
    /// for futures since their last settlement; zero before the first mark.
    Money openGain();
}
