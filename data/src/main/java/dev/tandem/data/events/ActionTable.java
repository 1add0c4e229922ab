package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.problem.Names;
import dev.tandem.data.CsvTable;
import dev.tandem.data.CsvTable.Row;
import dev.tandem.data.DataCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table of events: columns `ex_date` (or `date`), `kind`, `value`. The dates of an end are the
/// first without trading.
///
/// | kind | value |
/// |---|---|
/// | `split` | new shares for an old one: 4 for four to one, 0.125 for a reverse split one to eight |
/// | `dividend` | paid for one share, as it was on that date |
/// | `listed` | none |
/// | `renamed` | the new ticker |
/// | `merged` | paid out for one share |
/// | `delisted`, `expired` | what holders get for one unit; empty for the last price |
///
/// A column `factor`, the multiplier of earlier prices, is compared with the value of a split,
/// since some sources count old shares for a new one.
final class ActionTable {
    private static final List<String> KINDS =
            List.of("split", "dividend", "listed", "renamed", "merged", "delisted", "expired");
    private static final double FACTOR_TOLERANCE = 0.01;
    private static final int USUAL_PER_DATE = 2;

    private final CsvTable table;
    private final Instrument instrument;
    private final int kind;
    private final int value;
    private final int factor;

    private ActionTable(CsvTable table, Instrument instrument) {
        this.table = table;
        this.instrument = instrument;
        kind = table.require("kind");
        value = table.require("value");
        factor = table.find("factor");
    }

    static EventFile read(CsvTable table, Instrument instrument, boolean splitsAdjusted) {
        var reader = new ActionTable(table, instrument);
        var date = table.require("ex_date", "date");
        var events = new ArrayList<InstrumentEvent>();
        var dividends = new LinkedHashMap<String, Integer>();
        for (var row : table.rows()) {
            var day = table.date(row, date);
            var event = reader.event(row, EventDates.startNanos(instrument, day));
            if (event instanceof InstrumentEvent.Dividend) {
                dividends.merge(day.toString(), 1, Integer::sum);
            }
            if (!(splitsAdjusted && event instanceof InstrumentEvent.Split)) {
                events.add(event);
            }
        }
        var warnings = new ArrayList<String>();
        dividends.forEach((day, count) -> {
            if (count > USUAL_PER_DATE) {
                warnings.add(
                        table.file()
                                + ": "
                                + count
                                + " dividends of "
                                + instrument.symbol()
                                + " on "
                                + day
                                + "; dates of a source without sessions in between are moved like"
                                + " that");
            }
        });
        return EventFile.of(table, events, warnings);
    }

    private InstrumentEvent event(Row row, long atNanos) {
        var text = table.text(row, kind);
        return switch (text) {
            case "split" -> new InstrumentEvent.Split(instrument, atNanos, ratio(row));
            case "dividend" -> new InstrumentEvent.Dividend(instrument, atNanos, notNegative(row));
            case "listed" -> new InstrumentEvent.Listed(instrument, atNanos);
            case "renamed" ->
                    new InstrumentEvent.Renamed(instrument, atNanos, table.text(row, value));
            case "merged" -> new InstrumentEvent.Merged(instrument, atNanos, notNegative(row));
            case "delisted" -> new InstrumentEvent.Delisted(instrument, atNanos, ofEnd(row));
            case "expired" -> new InstrumentEvent.Expired(instrument, atNanos, ofEnd(row));
            default ->
                    throw table.wrong(
                            DataCode.BAD_EVENT,
                            row,
                            kind,
                            "\"" + text + "\" is no kind of event, " + Names.hint(text, KINDS));
        };
    }

    private Optional<BigDecimal> ofEnd(Row row) {
        return table.optional(row, value) == null
                ? Optional.empty()
                : Optional.of(notNegative(row));
    }

    private BigDecimal notNegative(Row row) {
        var amount = table.decimal(row, value);
        if (amount.signum() < 0) {
            throw table.wrong(DataCode.BAD_EVENT, row, value, amount + " is below 0");
        }
        return amount;
    }

    private BigDecimal ratio(Row row) {
        var ratio = table.decimal(row, value);
        if (ratio.signum() <= 0) {
            throw table.wrong(DataCode.BAD_EVENT, row, value, "a split ratio is above 0: " + ratio);
        }
        var given = factor(row);
        if (given != null
                && Math.abs(ratio.doubleValue() * given.doubleValue() - 1) > FACTOR_TOLERANCE) {
            throw table.wrong(
                    DataCode.BAD_EVENT,
                    row,
                    value,
                    "a split of "
                            + ratio
                            + " new shares for an old one multiplies earlier prices by 1/"
                            + ratio
                            + ", the factor says "
                            + given);
        }
        return ratio;
    }

    private @Nullable BigDecimal factor(Row row) {
        return table.optional(row, factor) == null ? null : table.decimal(row, factor);
    }
}
