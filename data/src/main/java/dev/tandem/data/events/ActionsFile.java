package dev.tandem.data.events;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.CsvTable;
import dev.tandem.data.DataCode;
import java.nio.file.Path;

/// Splits and dividends of one instrument from a file in one of three layouts, told by its header:
///
/// | header | what it is | reader |
/// |---|---|---|
/// | with `kind` and `value` | a table of events | [ActionTable] |
/// | with `dividend`, `ex_dividend`, `split` or `split_ratio` | a price file with a column of each | [ActionColumns] |
/// | none | a factor file | [FactorFile] |
final class ActionsFile {
    private ActionsFile() {}

    /// @param splitsAdjusted whether splits are left out, as the prices are adjusted for them
    /// @throws dev.tandem.api.problem.TandemException with file, line, column and reason
    static EventFile read(Path file, Instrument instrument, boolean splitsAdjusted) {
        var table = CsvTable.read(file);
        if (table.header().isEmpty()) {
            return FactorFile.read(table, instrument, splitsAdjusted);
        }
        if (table.find("kind") >= 0) {
            return ActionTable.read(table, instrument, splitsAdjusted);
        }
        if (ActionColumns.fits(table)) {
            return ActionColumns.read(table, instrument, splitsAdjusted);
        }
        throw DataCode.COLUMN_MISSING.exception(
                file
                        + ":1: neither a column kind nor columns dividend or split, there are "
                        + table.header(),
                "write a table with the columns ex_date, kind and value");
    }
}
