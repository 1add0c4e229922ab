package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.BarColumns;
import dev.tandem.data.CsvTable;
import dev.tandem.data.DataCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Funding of a perpetual: columns `timestamp` (or `time`) and `funding_rate` (or `rate`), the
/// share of a position's worth that longs pay to shorts. Venues stamp it some milliseconds after
/// the full second for which it is due; fractions of a second are cut off, so that it acts before
/// what opens in that second.
final class FundingFile {
    private static final BigDecimal LARGEST = BigDecimal.ONE;

    private FundingFile() {}

    /// @param mark bars of the mark price; null for none. A rate takes the close of the bar that
    ///   ended last, unless that is longer ago than a bar lasts.
    static EventFile read(Path file, Instrument instrument, @Nullable BarColumns mark) {
        var table = CsvTable.read(file);
        var time = table.require("timestamp", "time", "fundingtime", "date");
        var rate = table.require("funding_rate", "fundingrate", "rate");
        var events = new ArrayList<InstrumentEvent>();
        var last = Long.MIN_VALUE;
        for (var row : table.rows()) {
            var nanos = table.nanos(row, time, EventDates.zone(instrument));
            var at = nanos - Math.floorMod(nanos, EventDates.SECOND);
            if (at <= last) {
                throw table.wrong(
                        DataCode.OUT_OF_ORDER, row, time, "not later than the row before");
            }
            var share = table.decimal(row, rate);
            if (share.abs().compareTo(LARGEST) >= 0) {
                throw table.wrong(
                        DataCode.BAD_EVENT,
                        row,
                        rate,
                        "a funding rate is a share such as 0.0001, not " + share);
            }
            events.add(new InstrumentEvent.Funding(instrument, at, share, markAt(mark, at)));
            last = at;
        }
        return EventFile.of(table, events, List.of());
    }

    private static Optional<BigDecimal> markAt(@Nullable BarColumns mark, long atNanos) {
        if (mark == null) {
            return Optional.empty();
        }
        var ended = mark.indexAtOrAfterClose(atNanos + 1) - 1;
        return ended < 0 || atNanos - mark.closeNanos(ended) > length(mark.size())
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(mark.close(ended)));
    }

    private static long length(BarSize size) {
        return size.nanos();
    }
}
