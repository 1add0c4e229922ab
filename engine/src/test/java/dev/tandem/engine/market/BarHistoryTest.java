package dev.tandem.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A history shows what a list of all bars shows, as far back as it keeps them.
class BarHistoryTest {
    private enum Kind {
        COPIED(BarRing::new),
        LENT(LentBars::new);

        private final IntFunction<BarHistory> make;

        Kind(IntFunction<BarHistory> make) {
            this.make = make;
        }
    }

    /// Bars in arrays of different lengths, as a feed lends them.
    private static final class Feed {
        private final SplittableRandom random;
        private final List<Double> closes = new ArrayList<>();
        private long[] rows = {};
        private int at;

        Feed(long seed) {
            random = new SplittableRandom(seed);
        }

        void next(BarHistory history) {
            if (at == rows.length) {
                at = random.nextInt(3) * BarRow.STRIDE;
                rows = new long[at + random.nextInt(1, 200) * BarRow.STRIDE];
            }
            var close = random.nextInt(1, 1_000_000) / 4.0;
            rows[at + BarRow.CLOSE_NANOS] = closes.size();
            rows[at + BarRow.CLOSE] = Double.doubleToRawLongBits(close);
            history.add(rows, at);
            closes.add(close);
            at += BarRow.STRIDE;
        }
    }

    private static void compare(BarHistory history, List<Double> closes, int limit) {
        assertThat(history.kept()).isEqualTo(Math.min(closes.size(), limit));
        for (var back = 0; back < history.kept(); back++) {
            var number = closes.size() - 1 - back;
            assertThat(history.value(BarField.CLOSE, back)).isEqualTo(closes.get(number));
            assertThat(history.closeNanos(back)).isEqualTo(number);
        }
    }

    @ParameterizedTest(name = "{0}, {1} bars asked for, {2} kept, seed {3}")
    @CsvSource({
        "COPIED, 1, 64, 1", "COPIED, 64, 64, 2", "COPIED, 65, 128, 3", "COPIED, 512, 512, 4",
        "COPIED, 1000, 1024, 5", "LENT, 1, 64, 1", "LENT, 64, 64, 2", "LENT, 65, 128, 3",
        "LENT, 512, 512, 4", "LENT, 1000, 1024, 5"
    })
    void aHistoryShowsTheLastBars(Kind kind, int asked, int limit, long seed) {
        var history = kind.make.apply(asked);
        var feed = new Feed(seed);
        for (var bar = 0; bar < 3 * limit + 7; bar++) {
            compare(history, feed.closes, limit);
            feed.next(history);
        }

        var loaded = kind.make.apply(asked);
        new Feed(seed).next(loaded); // forgotten
        loaded.load(history.save());

        assertThat(loaded.kept()).isEqualTo(limit);
        for (var bar = 0; bar < limit + 3; bar++) {
            assertThat(loaded.save().getLongs("bars")).isEqualTo(history.save().getLongs("bars"));
            var row = new long[BarRow.STRIDE];
            row[BarRow.CLOSE] = Double.doubleToRawLongBits(bar);
            history.add(row, 0);
            loaded.add(row, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"LENT, 1000", "LENT, 64"})
    void whatIsLentIsNotCopied(Kind kind, int asked) {
        var history = kind.make.apply(asked);
        var rows = new long[2 * BarRow.STRIDE];
        history.add(rows, 0);
        history.add(rows, BarRow.STRIDE);

        assertThat(history.rows(0)).isSameAs(rows);
        assertThat(history.rows(1)).isSameAs(rows);
    }
}
