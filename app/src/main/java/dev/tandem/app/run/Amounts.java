package dev.tandem.app.run;

import java.math.BigDecimal;

/// Numbers as parts of the texts of costs.
final class Amounts {
    private static final int DIGITS = 15;
    private static final int SCALE = 12;

    private Amounts() {}

    /// A plain decimal of 0 or greater.
    ///
    /// @throws NumberFormatException if it is none
    static BigDecimal read(String text) {
        var amount = signed(text);
        if (amount.signum() < 0) {
            throw new NumberFormatException(text);
        }
        return amount;
    }

    /// A plain decimal.
    ///
    /// @throws NumberFormatException if it is none
    static BigDecimal signed(String text) {
        var amount = new BigDecimal(text.strip());
        if (Math.abs(amount.scale()) > SCALE || amount.precision() > DIGITS) {
            throw new NumberFormatException(text);
        }
        return amount;
    }

    /// A percentage with its sign, as a share: `10%` is 0.1.
    ///
    /// @throws NumberFormatException if it is none
    static BigDecimal share(String text) {
        if (!text.strip().endsWith("%")) {
            throw new NumberFormatException(text);
        }
        return signed(text.strip().substring(0, text.strip().length() - 1)).movePointLeft(2);
    }

    /// [#share] of 0 or greater.
    static BigDecimal positiveShare(String text) {
        var share = share(text);
        if (share.signum() < 0) {
            throw new NumberFormatException(text);
        }
        return share;
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static String percent(BigDecimal share) {
        return plain(share.movePointRight(2)) + "%";
    }
}
