package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.CsvMapping.Stamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Makes bars of the rows of one file: decides the bar size, places each bar in time, judges prices
/// and order.
final class BarAssembler {
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;
    private static final int VOLUME = 4;
    private static final long CLOCK_CHANGE = 2 * 3600 * CsvStamps.SECOND;

    private final RawFile file;
    private final BarSize size;
    private final CsvStamps.Form form;
    private final List<String> warnings = new ArrayList<>();

    /// @throws dev.tandem.api.problem.TandemException if the size or the zone of the file is not
    ///   known
    BarAssembler(RawFile file, ReadOptions options) {
        this.file = file;
        this.size = size(file, options);
        this.form = form(file, size);
        if (file.columns().isCloseOnly()) {
            var close = file.columns().describe(file.columns().prices()[CLOSE]);
            warnings.add(
                    file.file() + ": only " + close + " is used, as open, high, low and close");
        }
    }

    List<String> warnings() {
        return warnings;
    }

    /// The bars of one series; wrong rows are noted in the file's [BadRows] and left out.
    ///
    /// @param space for the bars
    BarColumns assemble(RawSeries rows, Instrument instrument, BlockSpace space) {
        refuseNewestFirst(rows);
        var stamp = file.columns().stamp();
        var times = new BarTimes(instrument.calendar(), size, stamp, form, file.mapping().zone());
        var bars = BarColumns.builder(instrument, size, rows.count(), space);
        var lastOpen = Long.MIN_VALUE;
        var lastClose = Long.MIN_VALUE;
        var shortened = 0;
        for (var row = 0; row < rows.count(); row++) {
            if (!pricesHold(rows, row, instrument)) {
                continue;
            }
            times.set(rows.stamp(row));
            var open = times.openNanos();
            var close = times.closeNanos();
            if (close <= lastClose || open <= lastOpen) {
                noteOrder(rows, row, close == lastClose && open == lastOpen);
                continue;
            }
            if (open < lastClose) {
                if (!canShorten(
                        lastClose - open,
                        stamp == Stamp.END ? close - lastClose : open - lastOpen)) {
                    noteOverlap(rows, row, open, lastClose);
                    continue;
                }
                shortened++;
                if (stamp == Stamp.END) {
                    open = lastClose;
                } else {
                    bars.shortenLast(open);
                }
            }
            bars.append(
                    open,
                    close,
                    rows.value(OPEN, row),
                    rows.value(HIGH, row),
                    rows.value(LOW, row),
                    rows.value(CLOSE, row),
                    rows.value(VOLUME, row),
                    times.tradingDay());
            lastOpen = open;
            lastClose = close;
        }
        warn(times, shortened, instrument);
        return bars.build();
    }

    /// Whether an overlap comes from the calendar, not from a wrong row: days may be an hour or two
    /// shorter when clocks change, weeks may be cut at a year's end.
    private boolean canShorten(long overlap, long rest) {
        return switch (size.unit()) {
            case TRADES, VOLUME, VALUE, SECOND, MINUTE, HOUR -> false;
            case DAY -> overlap <= CLOCK_CHANGE;
            case WEEK -> rest >= CsvStamps.DAY;
        };
    }

    private static BarSize size(RawFile file, ReadOptions options) {
        var size = options.size();
        if (size == null) {
            size =
                    SizeGuess.of(file.series(), file.form())
                            .orElseThrow(() ->
                                    DataCode.SIZE_UNKNOWN.exception(
                                            file.file()
                                                    + ": the bar size cannot be told from the times of "
                                                    + file.rows()
                                                    + (file.rows() == 1 ? " row" : " rows"),
                                            "declare it, for example --bars 1m"));
        }
        if (size.isIntraday() && file.form() == CsvStamps.Form.DATE) {
            throw DataCode.SIZE_UNKNOWN.exception(
                    file.file() + ": dates without a time cannot be " + size + " bars",
                    "declare --bars 1d, or use a file with times");
        }
        return size;
    }

    private static CsvStamps.Form form(RawFile file, BarSize size) {
        if (file.form() != CsvStamps.Form.LOCAL || file.mapping().zone() != null) {
            return file.form();
        }
        for (var series : file.series()) {
            for (var row = 0; row < series.count(); row++) {
                if (size.isIntraday() || Math.floorMod(series.stamp(row), CsvStamps.DAY) != 0) {
                    throw zoneMissing(file, series.stamp(row), series.line(row));
                }
            }
        }
        return CsvStamps.Form.DATE; // days written with a midnight
    }

    private static RuntimeException zoneMissing(RawFile file, long stamp, int line) {
        var local =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(stamp, CsvStamps.SECOND), 0, ZoneOffset.UTC);
        return DataCode.ZONE_MISSING.exception(
                file.file()
                        + ":"
                        + line
                        + ": "
                        + file.columns().describe(file.columns().time())
                        + " holds local times such as "
                        + local
                        + ", and their zone is not declared",
                "add --csv zone=America/New_York (or zone=UTC)");
    }

    private void refuseNewestFirst(RawSeries rows) {
        var row = 1;
        while (row < rows.count() && rows.stamp(row) < rows.stamp(row - 1)) {
            row++;
        }
        if (row >= 3 && row == rows.count()) {
            throw DataCode.OUT_OF_ORDER.exception(
                    file.file() + ":" + rows.line(1) + ": the rows run from new to old",
                    "sort the file by time, oldest row first");
        }
    }

    private boolean pricesHold(RawSeries rows, int row, Instrument instrument) {
        var open = rows.value(OPEN, row);
        var high = rows.value(HIGH, row);
        var low = rows.value(LOW, row);
        var close = rows.value(CLOSE, row);
        var ordered = low <= open && open <= high && low <= close && close <= high;
        if (ordered
                && (low > 0 || instrument.allowsNegativePrices())
                && rows.value(VOLUME, row) >= 0) {
            return true;
        }
        if (!instrument.allowsNegativePrices()) {
            for (var field = OPEN; field <= CLOSE; field++) {
                if (rows.value(field, row) <= 0) {
                    noteNotPositive(rows, row, field);
                    return false;
                }
            }
        }
        if (ordered) {
            var column = file.columns().volume();
            var volume = text(rows.value(VOLUME, row));
            file.bad()
                    .add(
                            rows.line(row),
                            DataCode.BAD_VOLUME,
                            () ->
                                    file.columns().describe(column)
                                            + ": the volume "
                                            + volume
                                            + " is negative");
            return false;
        }
        file.bad().add(rows.line(row), DataCode.BAD_RANGE, () -> range(open, high, low, close));
        return false;
    }

    private static String range(double open, double high, double low, double close) {
        if (high < low) {
            return "high " + text(high) + " is below low " + text(low);
        }
        var isOpen = open < low || open > high;
        return (isOpen ? "open " + text(open) : "close " + text(close))
                + " lies outside of low "
                + text(low)
                + " to high "
                + text(high)
                + " (some sources round or adjust their columns differently)";
    }

    private void noteNotPositive(RawSeries rows, int row, int field) {
        var value = rows.value(field, row);
        file.bad()
                .add(
                        rows.line(row),
                        DataCode.NOT_POSITIVE,
                        () ->
                                file.columns().describe(file.columns().prices()[field])
                                        + ": the price "
                                        + text(value)
                                        + " is zero or negative",
                        BadRows.DROP
                                + ", or allow it with negative-prices: true in instruments.yaml");
    }

    private void noteOrder(RawSeries rows, int row, boolean same) {
        var columns = file.columns();
        var time = stampText(rows.stamp(row));
        if (same) {
            file.bad()
                    .add(
                            rows.line(row),
                            DataCode.DUPLICATE,
                            () ->
                                    columns.describe(columns.time())
                                            + ": "
                                            + time
                                            + " stands in an earlier row already");
        } else {
            file.bad()
                    .add(
                            rows.line(row),
                            DataCode.OUT_OF_ORDER,
                            () ->
                                    columns.describe(columns.time())
                                            + ": "
                                            + time
                                            + " is earlier than the row before");
        }
    }

    private void noteOverlap(RawSeries rows, int row, long open, long lastClose) {
        file.bad()
                .add(
                        rows.line(row),
                        DataCode.OVERLAP,
                        () ->
                                "the "
                                        + size
                                        + " bar of "
                                        + instant(open)
                                        + " overlaps the previous bar, which closes at "
                                        + instant(lastClose),
                        "declare the bar size with --bars, or leave out bad rows with --on-bad-row drop");
    }

    private void warn(BarTimes times, int shortened, Instrument instrument) {
        if (times.datesWithoutSession() > 0) {
            warnings.add(
                    file.file()
                            + ": "
                            + times.datesWithoutSession()
                            + " dates of "
                            + instrument
                            + " are no sessions of "
                            + instrument.calendar()
                            + ", first "
                            + times.firstWithoutSession()
                            + "; their bars have its regular hours");
        }
        if (times.barsOutsideTable() > 0) {
            var calendar = instrument.calendar();
            warnings.add(
                    file.file()
                            + ": "
                            + times.barsOutsideTable()
                            + " bars of "
                            + instrument
                            + " lie outside the years whose holidays and early closes "
                            + calendar
                            + " knows, "
                            + calendar.knownFrom().getYear()
                            + " to "
                            + calendar.knownUntil().getYear()
                            + "; there every weekday counts as a full session");
        }
        if (shortened > 0) {
            warnings.add(
                    file.file()
                            + ": "
                            + shortened
                            + " bars of "
                            + instrument
                            + " overlapped their neighbour (clock change or short week) and were shortened");
        }
    }

    private String stampText(long stamp) {
        var instant = instant(stamp);
        return switch (file.form()) {
            case DATE -> instant.substring(0, 10);
            case LOCAL -> instant.substring(0, instant.length() - 1);
            case INSTANT -> instant;
        };
    }

    private static String instant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos).toString();
    }

    private static String text(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
