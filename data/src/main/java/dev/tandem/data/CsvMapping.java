package dev.tandem.data;

import dev.tandem.api.problem.Names;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a user declares about a CSV file; null leaves a question to the file's header and contents.
///
/// @param time header of the time column
/// @param symbol header of the column that names the instrument of each row
/// @param stamp whether a time marks the start or the end of its bar
/// @param zone the zone of local times
/// @param format unit of epoch numbers, or how to tell it
/// @param price which price to take from columns `bid_...` and `ask_...`
/// @param delimiter what separates cells
public record CsvMapping(
        @Nullable String time,
        @Nullable String open,
        @Nullable String high,
        @Nullable String low,
        @Nullable String close,
        @Nullable String volume,
        @Nullable String symbol,
        @Nullable Stamp stamp,
        @Nullable ZoneId zone,
        @Nullable TimeFormat format,
        @Nullable QuotePrice price,
        @Nullable Delimiter delimiter) {
    /// Everything is told from the file.
    public static final CsvMapping AUTO =
            new CsvMapping(null, null, null, null, null, null, null, null, null, null, null, null);

    static final List<String> KEYS =
            List.of(
                    "time",
                    "open",
                    "high",
                    "low",
                    "close",
                    "volume",
                    "symbol",
                    "stamp",
                    "zone",
                    "format",
                    "price",
                    "delimiter");

    /// The end of a bar that its time marks.
    public enum Stamp {
        START,
        END
    }

    /// How numbers in the time column are read.
    public enum TimeFormat {
        /// By magnitude: 9 to 11 digits seconds (fewer are no time), to 14 milliseconds, to 17
        /// microseconds, else nanoseconds; 8 digits a date `yyyyMMdd`.
        AUTO,
        SECONDS,
        MILLISECONDS,
        MICROSECONDS,
        NANOSECONDS
    }

    /// The price of a quote bar.
    public enum QuotePrice {
        MID,
        BID,
        ASK
    }

    /// What separates cells.
    public enum Delimiter {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        private final char character;

        Delimiter(char character) {
            this.character = character;
        }

        byte asByte() {
            return (byte) character;
        }

        /// The one that the header line holds most often.
        static Delimiter guess(String header) {
            var best = COMMA;
            var most = 0L;
            for (var candidate : values()) {
                var count = header.chars().filter(c -> c == candidate.character).count();
                if (count > most) {
                    best = candidate;
                    most = count;
                }
            }
            return best;
        }
    }

    /// Reads `key=value` pairs, as in
    /// `time=open_time_ms,stamp=end,zone=America/New_York,close=AAPL`.
    ///
    /// @throws dev.tandem.api.problem.TandemException with all problems if a key or value is not
    ///   known
    public static CsvMapping parse(String text) {
        var values = new LinkedHashMap<String, String>();
        var problems = new ArrayList<String>();
        for (var pair : text.split(",", -1)) {
            var equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                problems.add("\"" + pair + "\" is no key=value");
            } else if (values.put(
                            pair.substring(0, equals).strip(), pair.substring(equals + 1).strip())
                    != null) {
                problems.add("\"" + pair.substring(0, equals) + "\" is given twice");
            }
        }
        var mapping = of(values, problems);
        if (!problems.isEmpty()) {
            throw DataCode.BAD_MAPPING.exception(
                    "--csv \"" + text + "\": " + String.join("; ", problems),
                    "keys: "
                            + String.join(", ", KEYS)
                            + "; for example --csv time=open_time,stamp=start,zone=UTC");
        }
        return mapping;
    }

    static CsvMapping of(Map<String, String> values, List<String> problems) {
        for (var key : values.keySet()) {
            if (!KEYS.contains(key)) {
                problems.add("unknown key \"" + key + "\", " + Names.hint(key, KEYS));
            }
        }
        return new CsvMapping(
                values.get("time"),
                values.get("open"),
                values.get("high"),
                values.get("low"),
                values.get("close"),
                values.get("volume"),
                values.get("symbol"),
                choice("stamp", values.get("stamp"), Stamp.values(), problems),
                zone(values.get("zone"), problems),
                choice("format", values.get("format"), TimeFormat.values(), problems),
                choice("price", values.get("price"), QuotePrice.values(), problems),
                choice("delimiter", values.get("delimiter"), Delimiter.values(), problems));
    }

    /// Whether it names columns of bar prices, which makes any file one of bars.
    boolean declaresPrices() {
        return open != null || high != null || low != null || close != null;
    }

    /// This mapping, completed by another where it says nothing.
    public CsvMapping orElse(CsvMapping other) {
        return new CsvMapping(
                first(time, other.time),
                first(open, other.open),
                first(high, other.high),
                first(low, other.low),
                first(close, other.close),
                first(volume, other.volume),
                first(symbol, other.symbol),
                first(stamp, other.stamp),
                first(zone, other.zone),
                first(format, other.format),
                first(price, other.price),
                first(delimiter, other.delimiter));
    }

    /// The same mapping with another close column.
    public CsvMapping withClose(String header) {
        return new CsvMapping(
                time, open, high, low, header, volume, symbol, stamp, zone, format, price,
                delimiter);
    }

    private static <T> @Nullable T first(@Nullable T mine, @Nullable T other) {
        return mine != null ? mine : other;
    }

    private static <E extends Enum<E>> @Nullable E choice(
            String key, @Nullable String value, E[] choices, List<String> problems) {
        if (value == null) {
            return null;
        }
        var names = new ArrayList<String>();
        for (var choice : choices) {
            if (choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
            names.add(choice.name().toLowerCase(Locale.ROOT));
        }
        problems.add(key + "=" + value + " is not one of " + String.join(", ", names));
        return null;
    }

    private static @Nullable ZoneId zone(@Nullable String value, List<String> problems) {
        if (value == null) {
            return null;
        }
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            problems.add("zone=" + value + " is no time zone, " + zoneHint(value));
            return null;
        }
    }

    private static String zoneHint(String value) {
        var ids = ZoneId.getAvailableZoneIds();
        var city = "/" + value.replace(' ', '_').toLowerCase(Locale.ROOT);
        var sameCity =
                ids.stream()
                        .filter(id -> id.toLowerCase(Locale.ROOT).endsWith(city))
                        .sorted()
                        .toList();
        if (!sameCity.isEmpty()) {
            return "did you mean \"" + String.join("\" or \"", sameCity) + "\"?";
        }
        return Names.nearest(value, ids).isEmpty()
                ? "write for example America/New_York or UTC"
                : Names.hint(value, ids);
    }
}
