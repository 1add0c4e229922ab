package dev.tandem.data;

import dev.tandem.api.instrument.MarginTerms;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;

/// Margins of one contract by date: columns `date`, `initial` and `maintenance`, amounts in the
/// instrument's currency. Each row holds from the start of its date in the zone of the instrument's
/// calendar.
final class MarginFile {
    private MarginFile() {}

    static MarginTerms read(Path file, ZoneId zone) {
        var table = CsvTable.read(file);
        var date = table.require("date", "from");
        var initial = table.require("initial");
        var maintenance = table.require("maintenance");
        var amounts = new ArrayList<MarginTerms.Amounts>();
        for (var row : table.rows()) {
            var from = table.nanos(row, date, zone);
            if (!amounts.isEmpty() && from <= amounts.getLast().fromNanos()) {
                throw table.wrong(
                        DataCode.OUT_OF_ORDER, row, date, "not later than the row before");
            }
            for (var column : new int[] {initial, maintenance}) {
                if (table.decimal(row, column).signum() <= 0) {
                    throw table.wrong(DataCode.BAD_NUMBER, row, column, "a margin is above 0");
                }
            }
            amounts.add(
                    new MarginTerms.Amounts(
                            from, table.decimal(row, initial), table.decimal(row, maintenance)));
        }
        if (amounts.isEmpty()) {
            throw DataCode.EMPTY.exception(file + ": no margins below the header", "add a row");
        }
        return new MarginTerms.PerContract(amounts);
    }
}
