package dev.tandem.data;

import dev.tandem.api.problem.Names;
import dev.tandem.data.CsvMapping.QuotePrice;
import dev.tandem.data.CsvMapping.Stamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where the values of a bar stand in the rows of one file.
///
/// @param headers names of all columns, as written
/// @param prices columns of open, high, low and close
/// @param others columns to average the prices with, empty unless the file has bid and ask and the
///   mid is wanted
/// @param volume column of the volume, -1 if the file has none
/// @param symbol column of the symbol, -1 if the file has none
record CsvColumns(
        List<String> headers,
        int time,
        Stamp stamp,
        int[] prices,
        int[] others,
        int volume,
        int symbol) {
    private static final String[] FIELDS = {"open", "high", "low", "close"};
    private static final List<String> START_TIMES =
            List.of(
                    "timestamp",
                    "datetime",
                    "time",
                    "date",
                    "open_time",
                    "open_time_ms",
                    "opentime",
                    "start_time",
                    "ts",
                    "t",
                    "unix",
                    "epoch");
    private static final List<String> END_TIMES =
            List.of("end_time", "close_time", "closetime", "close_time_ms");
    private static final List<String> VOLUMES = List.of("volume", "vol", "v", "tick_volume");
    private static final List<String> SYMBOLS = List.of("symbol", "contract", "ticker");

    CsvColumns {
        headers = List.copyOf(headers);
    }

    static CsvColumns of(Path file, List<String> headers, CsvMapping mapping) {
        return new Resolver(file, headers, mapping).resolve();
    }

    /// Whether the file has close-like columns only under names that must be declared, as a panel
    /// of symbols has.
    static boolean isWide(List<String> headers, CsvMapping mapping) {
        return mapping.close() == null
                && find(headers, closeNames()) < 0
                && find(headers, List.of("bid_close")) < 0
                && find(headers, List.of("ask_close")) < 0
                && !hasSymbol(headers, mapping);
    }

    static boolean hasSymbol(List<String> headers, CsvMapping mapping) {
        return mapping.symbol() != null || find(headers, SYMBOLS) >= 0;
    }

    /// The declared or first known column of times.
    ///
    /// @param more names besides those of bars
    static int timeColumn(Path file, List<String> headers, CsvMapping mapping, List<String> more) {
        var resolver = new Resolver(file, headers, mapping);
        var declared = resolver.declared("time", mapping.time());
        var found = declared >= 0 ? declared : find(headers, START_TIMES);
        found = found >= 0 ? found : find(headers, more);
        if (found < 0) {
            throw resolver.missing("time", START_TIMES);
        }
        return found;
    }

    /// The declared or first known column of symbols, -1 if there is none.
    static int symbolColumn(Path file, List<String> headers, CsvMapping mapping) {
        var declared = new Resolver(file, headers, mapping).declared("symbol", mapping.symbol());
        return declared >= 0 ? declared : find(headers, SYMBOLS);
    }

    boolean isCloseOnly() {
        return prices[0] == prices[3];
    }

    /// `column "high" (3)`, numbered from 1.
    String describe(int column) {
        return "column \"" + headers.get(column) + "\" (" + (column + 1) + ")";
    }

    private static List<String> closeNames() {
        return List.of("close", "c", "price");
    }

    /// The first column under one of the names. Single letters count only where open, high, low and
    /// close all have them, since `C` or `V` alone is more likely a symbol.
    private static int find(List<String> headers, List<String> names) {
        for (var name : names) {
            if (name.length() == 1 && !hasLetters(headers)) {
                continue;
            }
            for (var i = 0; i < headers.size(); i++) {
                if (headers.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean hasLetters(List<String> headers) {
        return List.of("o", "h", "l", "c").stream()
                .allMatch(letter -> headers.stream().anyMatch(letter::equalsIgnoreCase));
    }

    private record Resolver(Path file, List<String> headers, CsvMapping mapping) {
        CsvColumns resolve() {
            var declaredTime = declared("time", mapping.time());
            var time = declaredTime >= 0 ? declaredTime : find(headers, START_TIMES);
            if (time < 0) {
                time = find(headers, END_TIMES);
            }
            if (time < 0) {
                throw missing("time", START_TIMES);
            }
            var isEnd = END_TIMES.contains(headers.get(time).toLowerCase(Locale.ROOT));
            var stamp = mapping.stamp() != null ? mapping.stamp() : isEnd ? Stamp.END : Stamp.START;
            var declaredVolume = declared("volume", mapping.volume());
            var volume = declaredVolume >= 0 ? declaredVolume : find(headers, VOLUMES);
            var symbol = symbolColumn(file, headers, mapping);
            var quoted = mapping.declaresPrices() ? null : quotes();
            if (quoted != null) {
                return new CsvColumns(headers, time, stamp, quoted[0], quoted[1], volume, symbol);
            }
            return new CsvColumns(headers, time, stamp, plain(), new int[0], volume, symbol);
        }

        private int[] plain() {
            var found =
                    new int[] {
                        field("open", mapping.open(), List.of("open", "o")),
                        field("high", mapping.high(), List.of("high", "h")),
                        field("low", mapping.low(), List.of("low", "l")),
                        field("close", mapping.close(), closeNames())
                    };
            if (found[3] < 0) {
                throw missing("close", closeNames());
            }
            if (found[0] < 0 && found[1] < 0 && found[2] < 0) {
                Arrays.fill(found, found[3]);
            }
            for (var i = 0; i < found.length; i++) {
                if (found[i] < 0) {
                    throw missing(FIELDS[i], List.of(FIELDS[i], FIELDS[i].substring(0, 1)));
                }
            }
            return found;
        }

        private int field(String key, @Nullable String declared, List<String> names) {
            return declared != null ? declared(key, declared) : find(headers, names);
        }

        /// Price columns and columns to average them with, null if the file is not made of quotes.
        private int @Nullable [][] quotes() {
            var price = mapping.price() == null ? QuotePrice.MID : mapping.price();
            if (find(headers, List.of("bid_close")) < 0
                    && find(headers, List.of("ask_close")) < 0) {
                if (mapping.price() != null) {
                    throw missing("bid_close", List.of("bid_open", "bid_high", "ask_open", "..."));
                }
                return null;
            }
            return switch (price) {
                case MID -> new int[][] {side("bid_"), side("ask_")};
                case BID -> new int[][] {side("bid_"), {}};
                case ASK -> new int[][] {side("ask_"), {}};
            };
        }

        private int[] side(String prefix) {
            var found = new int[FIELDS.length];
            for (var i = 0; i < found.length; i++) {
                found[i] = find(headers, List.of(prefix + FIELDS[i]));
                if (found[i] < 0) {
                    throw missing(prefix + FIELDS[i], List.of(prefix + FIELDS[i]));
                }
            }
            return found;
        }

        private int declared(String key, @Nullable String name) {
            if (name == null) {
                return -1;
            }
            var exact = headers.indexOf(name);
            var found = exact >= 0 ? exact : ignoringCase(name);
            if (found < 0) {
                throw DataCode.COLUMN_MISSING.exception(
                        file
                                + ":1: no column \""
                                + name
                                + "\" as declared for "
                                + key
                                + ", "
                                + Names.hint(name, headers),
                        "correct --csv " + key + "=HEADER");
            }
            return found;
        }

        private int ignoringCase(String name) {
            for (var i = 0; i < headers.size(); i++) {
                if (headers.get(i).equalsIgnoreCase(name)) {
                    return i;
                }
            }
            return -1;
        }

        private RuntimeException missing(String field, List<String> names) {
            var quoted = new ArrayList<String>();
            for (var header : headers.subList(0, Math.min(12, headers.size()))) {
                quoted.add("\"" + header + "\"");
            }
            if (headers.size() > 12) {
                quoted.add("... (" + headers.size() + " columns)");
            }
            return DataCode.COLUMN_MISSING.exception(
                    file
                            + ":1: no column for "
                            + field
                            + " (known names: "
                            + String.join(", ", names)
                            + "), the first line has "
                            + String.join(", ", quoted),
                    "declare it with --csv " + field + "=HEADER");
        }
    }
}
