package dev.tandem.api.strategy;

import java.util.List;
import java.util.Locale;

/// One of the five fields of a [CronExpression], read into the set of its values: bit n is value n.
enum CronField {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY("day of month", 1, 31, ""),
    MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    WEEKDAY("day of week", 0, 7, "sun mon tue wed thu fri sat");

    private static final int SUNDAY = 7;

    private final String title;
    private final int first;
    private final int last;
    private final String names;

    CronField(String title, int first, int last, String names) {
        this.title = title;
        this.first = first;
        this.last = last;
        this.names = names;
    }

    /// @throws IllegalArgumentException naming the field and what is wrong in it
    long values(String field) {
        var values = 0L;
        for (var part : field.split(",", -1)) {
            values |= part(part);
        }
        var isSunday = this == WEEKDAY && (values >>> SUNDAY & 1) == 1;
        return isSunday ? (values & ~(1L << SUNDAY)) | 1 : values;
    }

    private long part(String part) {
        var slash = part.indexOf('/');
        var range = slash < 0 ? part : part.substring(0, slash);
        var dash = range.indexOf('-');
        if (slash >= 0 && dash < 0 && !range.equals("*")) {
            throw wrong(
                    part,
                    "has a step without a range: write "
                            + range
                            + "-"
                            + last
                            + part.substring(slash));
        }
        var step = slash < 0 ? 1 : step(part, part.substring(slash + 1));
        if (range.equals("*")) {
            return steps(first, last, step);
        }
        if (dash < 0) {
            return 1L << value(range);
        }
        var low = value(range.substring(0, dash));
        var high = value(range.substring(dash + 1));
        if (this == WEEKDAY && high == 0 && low > 0) {
            high = SUNDAY; // fri-sun
        }
        if (high < low) {
            throw wrong(part, "runs backwards: write it as two ranges with a comma");
        }
        return steps(low, high, step);
    }

    private static long steps(int low, int high, int step) {
        var values = 0L;
        for (var value = low; value <= high; value += step) {
            values |= 1L << value;
        }
        return values;
    }

    private int step(String part, String text) {
        var step = number(text);
        if (step < 1 || step > last) {
            throw wrong(part, "needs a step from 1 to " + last);
        }
        return step;
    }

    private int value(String text) {
        var named = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
        var value = named >= 0 && !text.isEmpty() ? named + first : number(text);
        if (value < first || value > last) {
            throw wrong(
                    text,
                    "is no number from "
                            + first
                            + " to "
                            + last
                            + (names.isEmpty() ? "" : " and none of " + names));
        }
        return value;
    }

    /// The number, -1 for anything that is none of one or two digits.
    private static int number(String text) {
        return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
    }

    private IllegalArgumentException wrong(String part, String why) {
        return new IllegalArgumentException(title + " \"" + part + "\" " + why);
    }
}
