package dev.tandem.api.market;

/// The size of a bar: a length of time, written `1m`, `15m`, `1h`, `1h@open`, `1d`, `1w`, or an
/// amount of trading, written `1000t` (trades), `500v` (volume), `1000000n` (value).
///
/// Intraday sizes have a fixed length and are aligned to midnight UTC, or with `@open` to the open
/// of each session, whose close ends the last one early. A day is a session of the instrument's
/// calendar (24/7: midnight to midnight UTC), a week the sessions of one ISO week.
///
/// A bar of an amount opens with its first trade and is complete with the trade that brings it to
/// the amount; trades of one instant are never divided, so it may hold more. It closes a nanosecond
/// after its last trade.
///
/// Ordered from small to large: amounts before times, `1h` before `1h@open`.
///
/// @param count number of units, 1 or more
/// @param start where bars of a length below a day begin
public record BarSize(int count, Unit unit, Start start) implements Comparable<BarSize> {
    public static final BarSize S1 = new BarSize(1, Unit.SECOND);
    public static final BarSize M1 = new BarSize(1, Unit.MINUTE);
    public static final BarSize M5 = new BarSize(5, Unit.MINUTE);
    public static final BarSize M15 = new BarSize(15, Unit.MINUTE);
    public static final BarSize M30 = new BarSize(30, Unit.MINUTE);
    public static final BarSize H1 = new BarSize(1, Unit.HOUR);
    public static final BarSize H4 = new BarSize(4, Unit.HOUR);
    public static final BarSize D1 = new BarSize(1, Unit.DAY);
    public static final BarSize W1 = new BarSize(1, Unit.WEEK);

    private static final String AT_OPEN = "@open";

    /// Units of a bar size, those of time with their nominal length in seconds.
    public enum Unit {
        /// Number of trades.
        TRADES("t", 0),
        /// Units of the instrument traded.
        VOLUME("v", 0),
        /// Price times size times multiplier, in the instrument's currency.
        VALUE("n", 0),
        SECOND("s", 1),
        MINUTE("m", 60),
        HOUR("h", 3600),
        DAY("d", 86_400),
        WEEK("w", 604_800);

        private final String suffix;
        private final long seconds;

        Unit(String suffix, long seconds) {
            this.suffix = suffix;
            this.seconds = seconds;
        }

        /// Whether it is a length of time.
        public boolean isTime() {
            return seconds > 0;
        }
    }

    /// Where the bars of a day begin.
    public enum Start {
        /// At multiples of their length from midnight UTC.
        MIDNIGHT,
        /// At multiples of their length from the open of each session; what happens outside of
        /// sessions is in no bar.
        SESSION_OPEN
    }

    public BarSize {
        if (count < 1) {
            throw new IllegalArgumentException("no bar size: " + count + unit.suffix);
        }
        if (start == Start.SESSION_OPEN && !(unit.isTime() && unit.compareTo(Unit.DAY) < 0)) {
            throw new IllegalArgumentException("no bar size: " + count + unit.suffix + AT_OPEN);
        }
    }

    /// A size aligned to midnight UTC where it is below a day.
    public BarSize(int count, Unit unit) {
        this(count, unit, Start.MIDNIGHT);
    }

    /// Reads `1m`, `15m`, `1h`, `1h@open`, `1d`, `1w`, `1000t`, `500v`, `1000000n`.
    ///
    /// @throws IllegalArgumentException with valid forms if the text is none of them
    public static BarSize parse(String text) {
        var atOpen = text.endsWith(AT_OPEN);
        var body = atOpen ? text.substring(0, text.length() - AT_OPEN.length()) : text;
        for (var unit : Unit.values()) {
            var digits = unit.isTime() ? "{0,4}" : "{0,8}";
            if (body.endsWith(unit.suffix)
                    && body.matches("[1-9][0-9]" + digits + "[a-z]")
                    && !(atOpen && !(unit.isTime() && unit.compareTo(Unit.DAY) < 0))) {
                return new BarSize(
                        Integer.parseInt(body.substring(0, body.length() - 1)),
                        unit,
                        atOpen ? Start.SESSION_OPEN : Start.MIDNIGHT);
            }
        }
        throw new IllegalArgumentException(
                "no bar size: \"" + text + "\", write for example 30s, 1m, 15m, 1h, 1d, 1w");
    }

    /// The nominal length in nanoseconds; a day counts as 24 hours.
    ///
    /// @throws IllegalStateException unless it is a length of time
    public long nanos() {
        if (!isTime()) {
            throw new IllegalStateException(this + " is no length of time");
        }
        return count * unit.seconds * 1_000_000_000L;
    }

    /// Whether it is a length of time, not an amount of trading.
    public boolean isTime() {
        return unit.isTime();
    }

    /// Whether bars are not made of whole sessions, as days and weeks are.
    public boolean isIntraday() {
        return unit.compareTo(Unit.DAY) < 0;
    }

    @Override
    public int compareTo(BarSize other) {
        if (!isTime() || !other.isTime()) {
            var byUnit = unit.compareTo(other.unit);
            return byUnit != 0 ? byUnit : Integer.compare(count, other.count);
        }
        var byLength = Long.compare(nanos(), other.nanos());
        return byLength != 0 ? byLength : start.compareTo(other.start);
    }

    @Override
    public String toString() {
        return count + unit.suffix + (start == Start.SESSION_OPEN ? AT_OPEN : "");
    }
}
