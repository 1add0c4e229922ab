package dev.tandem.api.order;

import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;

/// How much an order trades. A value or a share of equity becomes a quantity when the order is
/// worked, at the price of its first fill, rounded down to the lot; until then the engine counts an
/// estimate at the last price.
public sealed interface OrderSize {
    /// So many units.
    record Units(Quantity quantity) implements OrderSize {}

    /// So much money's worth, commission aside.
    ///
    /// @param amount above 0, in the currency of the instrument
    record Value(Money amount) implements OrderSize {
        public Value {
            if (amount.units() <= 0) {
                throw new IllegalArgumentException("an order is worth more than 0: " + amount);
            }
        }
    }

    /// A share of the account's equity, its commission included. It is refused like any order when
    /// cash does not pay for it, as other positions may hold the equity.
    ///
    /// @param share above 0, with 18 digits at most; 0.5 is half of equity
    record EquityShare(BigDecimal share) implements OrderSize {
        private static final int MOST_DIGITS = 18;

        public EquityShare {
            if (share.signum() <= 0) {
                throw new IllegalArgumentException("a share of equity is above 0: " + share);
            }
            share = share.stripTrailingZeros();
            share = share.setScale(Math.max(0, share.scale()));
            if (share.precision() > MOST_DIGITS || share.scale() > MOST_DIGITS) {
                throw new IllegalArgumentException(
                        "a share of equity has " + MOST_DIGITS + " digits at most: " + share);
            }
        }
    }

    static OrderSize of(Quantity quantity) {
        return new Units(quantity);
    }

    static OrderSize value(Money amount) {
        return new Value(amount);
    }

    /// @param share such as `"0.5"`
    /// @throws NumberFormatException if the text is no decimal number
    static OrderSize equityShare(String share) {
        return new EquityShare(new BigDecimal(share));
    }
}
