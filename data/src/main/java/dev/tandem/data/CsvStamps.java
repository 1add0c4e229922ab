package dev.tandem.data;

import dev.tandem.data.CsvMapping.TimeFormat;

/// Reads the times of a file from bytes: epoch numbers, dates, ISO times with or without an offset.
///
/// The result of the last [#parse] is held here, so that no object is made per row.
final class CsvStamps {
    static final long SECOND = 1_000_000_000L;
    static final long DAY = 86_400 * SECOND;

    private static final int SHORTEST_DATE = 8; // yyyyMMdd; less is a year or a time of day

    /// What a cell told.
    enum Form {
        /// A date without a time; the nanoseconds are those of its midnight in UTC.
        DATE,
        /// A local time; the nanoseconds are those of the same clock in UTC.
        LOCAL,
        /// An instant.
        INSTANT
    }

    private final TimeFormat format;
    private Form form = Form.INSTANT;
    private long nanos;
    private byte[] bytes = {};
    private int at;
    private int until;

    CsvStamps(TimeFormat format) {
        this.format = format;
    }

    Form form() {
        return form;
    }

    long nanos() {
        return nanos;
    }

    /// Reads a cell; false if it is no time in the format.
    boolean parse(byte[] source, int from, int end) {
        bytes = source;
        at = from;
        until = end;
        var digits = leadingDigits();
        if (digits == end - from && digits > 0) {
            return number(digits, false);
        }
        if (digits == 0 && end - from > 1 && source[from] == '-') {
            at = from + 1;
            var rest = leadingDigits();
            return rest == end - from - 1 && rest > 0 && number(rest, true);
        }
        return format == TimeFormat.AUTO && digits == 4 && calendarTime();
    }

    private boolean number(int digits, boolean negative) {
        if (digits > 19 || (format == TimeFormat.AUTO && digits < SHORTEST_DATE)) {
            return false;
        }

        if (digits == SHORTEST_DATE && !negative && format == TimeFormat.AUTO) {
            return date(digits(4), digits(2), digits(2)) && at(Form.DATE, nanos);
        }
        var value = 0L;
        while (at < until) {
            value = value * 10 + (bytes[at++] - '0');
        }
        var unit = unit(value);
        var limit = Long.MAX_VALUE / unit;
        if (value < 0 || value > limit) {
            return false;
        }
        return at(Form.INSTANT, (negative ? -value : value) * unit);
    }

    private long unit(long value) {
        return switch (format) {
            case AUTO ->
                    value < 100_000_000_000L
                            ? SECOND
                            : value < 100_000_000_000_000L
                                    ? 1_000_000L
                                    : value < 100_000_000_000_000_000L ? 1_000L : 1L;
            case SECONDS -> SECOND;
            case MILLISECONDS -> 1_000_000L;
            case MICROSECONDS -> 1_000L;
            case NANOSECONDS -> 1L;
        };
    }

    /// `yyyy-MM-dd`, then perhaps a time and an offset; slashes are taken for hyphens.
    private boolean calendarTime() {
        var year = digits(4);
        var separator = at < until ? bytes[at] : 0;
        if (separator != '-' && separator != '/') {
            return false;
        }
        at++;
        var month = digits(2);
        if (at >= until || bytes[at++] != separator || !date(year, month, digits(2))) {
            return false;
        }
        if (at == until) {
            return at(Form.DATE, nanos);
        }
        if (bytes[at] != 'T' && bytes[at] != ' ' && bytes[at] != 't') {
            return false;
        }
        at++;
        return time() && offset();
    }

    private boolean time() {
        var hour = digits(2);
        if (hour < 0 || hour > 23 || !skip(':')) {
            return false;
        }
        var minute = digits(2);
        if (minute < 0 || minute > 59) {
            return false;
        }
        var second = 0;
        var fraction = 0L;
        if (at < until && bytes[at] == ':') {
            at++;
            second = digits(2);
            if (second < 0 || second > 59) {
                return false;
            }
            if (at < until && (bytes[at] == '.' || bytes[at] == ',')) {
                at++;
                var unit = SECOND / 10;
                var start = at;
                for (; at < until && isDigit(bytes[at]); at++, unit /= 10) {
                    fraction += (bytes[at] - '0') * unit;
                }
                if (at == start) {
                    return false;
                }
            }
        }
        nanos += (hour * 3600L + minute * 60L + second) * SECOND + fraction;
        return true;
    }

    private boolean offset() {
        if (at < until && bytes[at] == ' ') {
            at++;
        }
        if (at == until) {
            return at(Form.LOCAL, nanos);
        }
        if (bytes[at] == 'Z' || bytes[at] == 'z') {
            return at + 1 == until && at(Form.INSTANT, nanos);
        }
        if (until - at == 3 && bytes[at] == 'U' && bytes[at + 1] == 'T' && bytes[at + 2] == 'C') {
            return at(Form.INSTANT, nanos);
        }
        var sign = bytes[at] == '+' ? 1 : bytes[at] == '-' ? -1 : 0;
        at++;
        var hours = digits(2);
        var minutes = 0;
        if (at < until) {
            skip(':');
            minutes = digits(2);
        }
        if (sign == 0 || hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at != until) {
            return false;
        }
        return at(Form.INSTANT, nanos - sign * (hours * 3600L + minutes * 60L) * SECOND);
    }

    private boolean at(Form newForm, long newNanos) {
        form = newForm;
        nanos = newNanos;
        return true;
    }

    /// Days of the civil calendar; years that nanoseconds cannot hold are refused.
    private boolean date(int year, int month, int day) {
        if (year < 1700
                || year > 2200
                || month < 1
                || month > 12
                || day < 1
                || day > lengthOf(year, month)) {
            return false;
        }
        var shifted =
                month <= 2 ? year - 1 : year; // years begin in March, so the leap day is the last
        var era = shifted / 400;
        var yearOfEra = shifted - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        nanos = (era * 146_097L + dayOfEra - 719_468L) * DAY;
        return true;
    }

    private static int lengthOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private int leadingDigits() {
        var end = at;
        while (end < until && isDigit(bytes[end])) {
            end++;
        }
        return end - at;
    }

    private int digits(int count) {
        if (until - at < count) {
            return -1;
        }
        var value = 0;
        for (var i = 0; i < count; i++) {
            var digit = bytes[at++] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private boolean skip(char expected) {
        if (at < until && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
