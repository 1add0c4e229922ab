package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.DoubleFunction;

/// Values as a reader sees them.
final class Words {
    private static final double LARGE = 1e12;

    private Words() {}

    /// Such as `12.34 %`.
    static String percent(double share) {
        return fixed(share * 100, 2) + " %";
    }

    /// Such as `+12.34 %`.
    static String signedPercent(double share) {
        return (fixed(share * 100, 2).startsWith("-") || share == 0 ? "" : "+") + percent(share);
    }

    static String fixed(double value, int digits) {
        if (Math.abs(value) >= LARGE) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        var text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// `1 trade`, `2 trades`.
    static String count(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /// An exact amount with two digits and groups of three; more digits where two would say zero.
    static String money(String amount) {
        try {
            var value = new BigDecimal(amount);
            var digits = value.signum() != 0 && value.abs().doubleValue() < 0.01 ? 8 : 2;
            return fixed(value.setScale(digits, RoundingMode.HALF_EVEN).doubleValue(), digits);
        } catch (NumberFormatException _) {
            return amount;
        }
    }

    /// A price with at most four digits behind the point where it is 1 or more, else as it is.
    static String price(String price) {
        try {
            var value = new BigDecimal(price);
            return value.scale() > 4 && value.abs().compareTo(BigDecimal.ONE) >= 0
                    ? value.setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString()
                    : price;
        } catch (NumberFormatException _) {
            return price;
        }
    }

    /// The number of a field; NaN where it has none.
    static double number(JsonTree json, String name) {
        return json.get(name).number().map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    /// An amount that is written as text; NaN where it is none.
    static double amount(JsonTree json, String name) {
        try {
            return Double.parseDouble(json.get(name).text());
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    static long whole(JsonTree json, String name) {
        return json.get(name).number().map(BigDecimal::longValue).orElse(0L);
    }

    /// `up`, `down` or nothing, for the colour of a value.
    static String tone(double value) {
        return value > 0 ? "up" : value < 0 ? "down" : "";
    }

    static String or(double value, String missing, DoubleFunction<String> form) {
        return Double.isFinite(value) ? form.apply(value) : missing;
    }
}
