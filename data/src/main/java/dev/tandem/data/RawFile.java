package dev.tandem.data;

import java.nio.file.Path;
import java.util.List;

/// The contents of one file before its bars have an instrument.
///
/// @param rows data rows seen, wrong ones included, those of other symbols not
/// @param form what the time column holds
/// @param series one for each symbol, in order of their first row
/// @param symbols all symbols of the symbol column, also those not asked for
record RawFile(
        Path file,
        CsvColumns columns,
        CsvMapping mapping,
        int rows,
        CsvStamps.Form form,
        List<RawSeries> series,
        List<String> symbols,
        BadRows bad,
        String sha256) {
    RawFile {
        series = List.copyOf(series);
        symbols = List.copyOf(symbols);
    }
}
