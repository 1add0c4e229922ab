package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.data.BarColumns;
import dev.tandem.data.DataCode;
import java.time.Instant;

/// Whether prices jump where a split says so. A split played on prices that are adjusted for it
/// would multiply the position and leave its price.
final class SplitCheck {
    private static final double SMALLEST = Math.log(1.2);

    private SplitCheck() {}

    /// @throws dev.tandem.api.problem.TandemException if the prices around the split are nearer to
    ///   no jump than to that of the split; a ratio below 1.2 is too small to tell
    static void require(InstrumentEvent.Split split, BarColumns bars) {
        var expected = Math.log(split.ratio().doubleValue());
        var next = bars.indexAtOrAfterClose(split.atNanos() + 1);
        if (Math.abs(expected) < SMALLEST || next == 0 || next >= bars.count()) {
            return;
        }
        var seen = Math.log(bars.close(next - 1) / bars.open(next));
        if (Math.abs(seen) < Math.abs(seen - expected)) {
            throw DataCode.SPLIT_NOT_IN_PRICES.exception(
                    split.instrument().symbol()
                            + " splits 1 into "
                            + split.ratio().toPlainString()
                            + " at "
                            + split.at()
                            + ", but its price goes from "
                            + bars.close(next - 1)
                            + " to "
                            + bars.open(next)
                            + " at "
                            + Instant.EPOCH.plusNanos(bars.openNanos(next))
                            + ": the prices are adjusted for splits already",
                    "write splits: adjusted beside actions: in instruments.yaml, or give raw"
                            + " prices");
        }
    }
}
