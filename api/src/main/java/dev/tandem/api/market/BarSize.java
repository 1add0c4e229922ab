package dev.tandem.api.market;

/// The length of a bar, ordered from small to large; written `1m`, `15m`, `1h`, `1d`, `1w`.
///
/// Intraday sizes have a fixed length and are aligned to midnight UTC. A day is a session of the
/// instrument's calendar (24/7: midnight to midnight UTC), a week the sessions of one ISO week.
///
/// @param count number of units, 1 or more
public record BarSize(int count, Unit unit) implements Comparable<BarSize> {
    public static final BarSize S1 = new BarSize(1, Unit.SECOND);
    public static final BarSize M1 = new BarSize(1, Unit.MINUTE);
    public static final BarSize M5 = new BarSize(5, Unit.MINUTE);
    public static final BarSize M15 = new BarSize(15, Unit.MINUTE);
    public static final BarSize M30 = new BarSize(30, Unit.MINUTE);
    public static final BarSize H1 = new BarSize(1, Unit.HOUR);
    public static final BarSize H4 = new BarSize(4, Unit.HOUR);
    public static final BarSize D1 = new BarSize(1, Unit.DAY);
    public static final BarSize W1 = new BarSize(1, Unit.WEEK);

    /// Units of a bar size with their nominal length in seconds.
    public enum Unit {
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
    }

    public BarSize {
        if (count < 1) {
            throw new IllegalArgumentException("no bar size: " + count + unit.suffix);
        }
    }

    /// Reads `1m`, `15m`, `1h`, `1d`, `1w`.
    ///
    /// @throws IllegalArgumentException with the valid forms if the text is none of them
    public static BarSize parse(String text) {
        for (var unit : Unit.values()) {
            if (text.endsWith(unit.suffix) && text.matches("[1-9][0-9]{0,4}[a-z]")) {
                return new BarSize(Integer.parseInt(text.substring(0, text.length() - 1)), unit);
            }
        }
        throw new IllegalArgumentException(
                "no bar size: \"" + text + "\", write for example 30s, 1m, 15m, 1h, 1d, 1w");
    }

    /// The nominal length in nanoseconds; a day counts as 24 hours.
    public long nanos() {
        return count * unit.seconds * 1_000_000_000L;
    }

    /// Whether bars have this fixed length, which days and weeks of sessions have not.
    public boolean isIntraday() {
        return unit.compareTo(Unit.DAY) < 0;
    }

    @Override
    public int compareTo(BarSize other) {
        return Long.compare(nanos(), other.nanos());
    }

    @Override
    public String toString() {
        return count + unit.suffix;
    }
}
