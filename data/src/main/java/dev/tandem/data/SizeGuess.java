package dev.tandem.data;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.BarSize.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bar size of a file from its stamps: the most frequent step between rows, the smallest of
/// equally frequent ones.
final class SizeGuess {
    private static final int LARGEST_COUNT = 99_999;
    private static final long HOUR = 3600 * CsvStamps.SECOND;

    private SizeGuess() {}

    /// Empty if the step is no bar size, or there is none.
    static Optional<BarSize> of(List<RawSeries> all, CsvStamps.Form form) {
        var counts = new HashMap<Long, Integer>();
        for (var series : all) {
            count(series, counts);
        }
        var best = 0L;
        var most = 0;
        for (var entry : counts.entrySet()) {
            if (entry.getValue() > most || (entry.getValue() == most && entry.getKey() < best)) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        if (form == CsvStamps.Form.DATE) {
            return best == 0 || best == CsvStamps.DAY
                    ? Optional.of(BarSize.D1)
                    : Optional.of(best)
                            .filter(step -> step == 7 * CsvStamps.DAY)
                            .map(_ -> BarSize.W1);
        }
        return best == 0 ? Optional.empty() : size(best);
    }

    private static void count(RawSeries series, Map<Long, Integer> counts) {
        var step = 0L;
        var run = 0; // equal steps follow each other, so the map is asked rarely
        for (var row = 1; row < series.count(); row++) {
            var next = wholeDays(series.stamp(row) - series.stamp(row - 1));

            if (next != step) {
                add(counts, step, run);
                step = next;
                run = 0;
            }
            run++;
        }
        add(counts, step, run);
    }

    /// Days and weeks of a zone are an hour shorter or longer when its clocks change.
    private static long wholeDays(long step) {
        var days = Math.floorDiv(step + CsvStamps.DAY / 2, CsvStamps.DAY) * CsvStamps.DAY;
        return days > 0 && Math.abs(step - days) == HOUR ? days : step;
    }

    private static void add(Map<Long, Integer> counts, long step, int run) {
        if (step > 0 && run > 0) {
            counts.merge(step, run, Integer::sum);
        }
    }

    private static Optional<BarSize> size(long step) {
        var units = new Unit[] {Unit.WEEK, Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND};
        for (var unit : units) {
            var length = new BarSize(1, unit).nanos();
            if (step % length == 0 && step / length <= LARGEST_COUNT) {
                return Optional.of(new BarSize((int) (step / length), unit));
            }
        }
        return Optional.empty();
    }
}
