package dev.tandem.app.run;

import dev.tandem.analytics.Warning;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.BarColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Overnight jumps of daily share prices that look like a split of unadjusted data. A backtest
/// takes them for gains or losses, so its reader must know.
final class SplitSuspicion {
    private static final int[] RATIOS = {2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 50};
    private static final double TOLERANCE = 0.04;
    private static final int SHOWN = 3;

    private SplitSuspicion() {}

    /// One warning for all series, or none.
    ///
    /// @param events what the run plays: a split among them explains its jump
    static List<Warning> of(List<BarColumns> series, List<InstrumentEvent> events) {
        var found = new ArrayList<String>();
        for (var bars : series) {
            if (bars.size().equals(BarSize.D1) && isShare(bars.instrument())) {
                var splits =
                        events.stream()
                                .filter(event ->
                                        event instanceof InstrumentEvent.Split
                                                && event.instrument().equals(bars.instrument()))
                                .toList();
                find(bars, splits, found);
            }
        }
        if (found.isEmpty()) {
            return List.of();
        }
        var more = found.size() > SHOWN ? " and " + (found.size() - SHOWN) + " more" : "";
        return List.of(
                new Warning(
                        "TDM-3030",
                        "prices look unadjusted: "
                                + String.join(", ", found.subList(0, Math.min(SHOWN, found.size())))
                                + more
                                + "; the run takes such a jump for a gain or a loss unless its"
                                + " split is given with --actions"));
    }

    private static boolean isShare(Instrument instrument) {
        return switch (instrument.kind()) {
            case EQUITY, INDEX -> true;
            case CRYPTO, PERPETUAL, FUTURE, FX -> false;
        };
    }

    private static boolean isExplained(BarColumns bars, int i, List<InstrumentEvent> splits) {
        return splits.stream()
                .anyMatch(split ->
                        split.atNanos() >= bars.closeNanos(i - 1)
                                && split.atNanos() <= bars.openNanos(i));
    }

    private static void find(BarColumns bars, List<InstrumentEvent> splits, List<String> found) {
        for (var i = 1; i < bars.count(); i++) {
            var down = bars.close(i - 1) / bars.open(i);
            var ratio = nearest(Math.max(down, 1 / down));
            if (ratio > 0 && !isExplained(bars, i, splits)) {
                found.add(
                        bars.instrument().symbol()
                                + " "
                                + (down > 1 ? ratio + ":1" : "1:" + ratio)
                                + " on "
                                + LocalDate.ofEpochDay(bars.tradingDay(i)));
            }
        }
    }

    /// The split ratio that a jump is near to, 0 if there is none.
    private static int nearest(double jump) {
        for (var ratio : RATIOS) {
            if (Math.abs(jump / ratio - 1) < TOLERANCE) {
                return ratio;
            }
        }
        return 0;
    }
}
