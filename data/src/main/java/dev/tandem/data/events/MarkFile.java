package dev.tandem.data.events;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.BarColumns;
import dev.tandem.data.CsvBars;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.LoadedHistory.FileFacts;
import dev.tandem.data.ReadOptions;
import java.nio.file.Path;
import java.time.Instant;

/// Bars of a mark price, of which only the closes are used.
final class MarkFile {
    private static final CsvMapping CLOSES =
            CsvMapping.parse("open=close,high=close,low=close,close=close");

    private MarkFile() {}

    /// The bars, and the file they are from.
    record Read(BarColumns bars, FileFacts facts) {}

    static Read read(Path file, Instrument instrument) {
        var result = CsvBars.read(file, CLOSES, null, instrument, ReadOptions.STRICT);
        var bars = result.bars();
        return new Read(
                bars,
                new FileFacts(
                        file,
                        result.sha256(),
                        result.rows(),
                        Instant.EPOCH.plusNanos(bars.openNanos(0)),
                        Instant.EPOCH.plusNanos(bars.closeNanos(bars.count() - 1))));
    }
}
