package dev.tandem.research;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One parameter of a sweep and the values it takes.
///
/// @param name of the parameter
/// @param text as the user wrote it
/// @param values at least one, none twice, in the order of the text
public record Axis(String name, String text, List<String> values) {
    private static final Pattern RANGE = Pattern.compile("[-+.\\d].*[.][.].*");
    private static final int MOST_DIGITS = 30;

    public Axis {
        values = List.copyOf(values);
    }

    /// Reads a list whose parts stand between `|`, each a value or a range: `a..b..step` counts
    /// from `a` up to `b`, which belongs to it if a step meets it; `a..b` counts in steps of 1.
    /// Numbers are exact decimals and are written without superfluous zeros.
    ///
    /// @throws IllegalArgumentException with what is wrong
    public static Axis parse(String name, String text) {
        var values = new LinkedHashSet<String>();
        for (var part : text.split("\\|", -1)) {
            for (var value : expanded(part.strip())) {
                if (!values.add(value)) {
                    throw new IllegalArgumentException("\"" + text + "\" has " + value + " twice");
                }
                if (values.size() > SweepPlan.MOST_SETS) {
                    throw tooMany(text);
                }
            }
        }
        return new Axis(name, text, List.copyOf(values));
    }

    private static List<String> expanded(String part) {
        return RANGE.matcher(part).matches() ? range(part) : List.of(part);
    }

    private static List<String> range(String text) {
        var parts = text.split("[.][.]", -1);
        if (parts.length > 3) {
            throw new IllegalArgumentException("\"" + text + "\" is no range a..b..step");
        }
        var from = number(parts[0], text);
        var until = number(parts[1], text);
        var step = parts.length == 3 ? number(parts[2], text) : BigDecimal.ONE;
        if (step.signum() <= 0) {
            throw new IllegalArgumentException("\"" + text + "\": the step must be above 0");
        }
        if (from.compareTo(until) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" begins above its end");
        }
        var last = until.subtract(from).divideToIntegralValue(step);
        if (last.compareTo(BigDecimal.valueOf(SweepPlan.MOST_SETS)) >= 0) {
            throw tooMany(text);
        }
        var values = new ArrayList<String>();
        for (var i = 0; i <= last.intValueExact(); i++) {
            values.add(plain(from.add(step.multiply(BigDecimal.valueOf(i)))));
        }
        return values;
    }

    private static BigDecimal number(String text, String range) {
        try {
            var number = new BigDecimal(text.strip());
            if (number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below, as a number that is too long
        }
        throw new IllegalArgumentException(
                "\"" + range + "\" is no range: \"" + text + "\" is no number");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static IllegalArgumentException tooMany(String text) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT, "\"%s\" has more than %,d values", text, SweepPlan.MOST_SETS));
    }
}
