package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.CsvTable;
import dev.tandem.data.DataCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A price file that says in columns of its own what happens on a date: `dividend` or
/// `ex_dividend`, 0 for none, and `split` or `split_ratio`, new shares for an old one, 1 for none.
final class ActionColumns {
    private static final String[] DIVIDENDS = {"ex_dividend", "dividend", "dividends"};
    private static final String[] SPLITS = {"split_ratio", "split", "stock splits"};

    private ActionColumns() {}

    static boolean fits(CsvTable table) {
        return table.find(DIVIDENDS) >= 0 || table.find(SPLITS) >= 0;
    }

    static EventFile read(CsvTable table, Instrument instrument, boolean splitsAdjusted) {
        var date = table.require("date", "timestamp");
        var dividend = table.find(DIVIDENDS);
        var split = table.find(SPLITS);
        var events = new ArrayList<InstrumentEvent>();
        for (var row : table.rows()) {
            if (table.optional(row, dividend) != null) {
                var amount = table.decimal(row, dividend);
                if (amount.signum() < 0) {
                    throw table.wrong(DataCode.BAD_EVENT, row, dividend, amount + " is below 0");
                }
                if (amount.signum() > 0) {
                    var at = EventDates.startNanos(instrument, table.date(row, date));
                    events.add(new InstrumentEvent.Dividend(instrument, at, amount));
                }
            }
            if (!splitsAdjusted && table.optional(row, split) != null) {
                var ratio = table.decimal(row, split);
                if (ratio.signum() < 0) {
                    throw table.wrong(DataCode.BAD_EVENT, row, split, ratio + " is below 0");
                }
                if (ratio.signum() > 0 && ratio.compareTo(BigDecimal.ONE) != 0) { // 0: none, too
                    var at = EventDates.startNanos(instrument, table.date(row, date));
                    events.add(
                            new InstrumentEvent.Split(instrument, at, ratio.stripTrailingZeros()));
                }
            }
        }
        return EventFile.of(table, events, List.of());
    }
}
