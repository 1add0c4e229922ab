package dev.tandem.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The ring shows what a list of all bars shows, as far back as it keeps them.
class BarRingTest {
    private static void add(BarRing ring, List<Double> closes, SplittableRandom random) {
        var at = random.nextInt(3) * BarRow.STRIDE;
        var rows = new long[at + BarRow.STRIDE];
        var close = random.nextInt(1, 1_000_000) / 4.0;
        rows[at + BarRow.CLOSE_NANOS] = closes.size();
        rows[at + BarRow.CLOSE] = Double.doubleToRawLongBits(close);
        ring.add(rows, at);
        closes.add(close);
    }

    private static void compare(BarRing ring, List<Double> closes, int limit) {
        assertThat(ring.kept()).isEqualTo(Math.min(closes.size(), limit));
        for (var back = 0; back < ring.kept(); back++) {
            var number = closes.size() - 1 - back;
            assertThat(ring.value(BarField.CLOSE, back)).isEqualTo(closes.get(number));
            assertThat(ring.closeNanos(back)).isEqualTo(number);
        }
    }

    @ParameterizedTest(name = "{0} bars asked for, {1} kept, seed {2}")
    @CsvSource({"1, 64, 1", "64, 64, 2", "65, 128, 3", "512, 512, 4", "1000, 1024, 5"})
    void theRingShowsTheLastBars(int asked, int limit, long seed) {
        var random = new SplittableRandom(seed);
        var ring = new BarRing(asked);
        var closes = new ArrayList<Double>();
        for (var bar = 0; bar < 3 * limit + 7; bar++) {
            compare(ring, closes, limit);
            add(ring, closes, random);
        }

        var loaded = new BarRing(asked);
        add(loaded, new ArrayList<>(), random); // forgotten
        loaded.load(ring.save());

        assertThat(loaded.kept()).isEqualTo(limit);
        for (var bar = 0; bar < limit + 3; bar++) {
            assertThat(loaded.save().getLongs("bars")).isEqualTo(ring.save().getLongs("bars"));
            var row = new long[BarRow.STRIDE];
            row[BarRow.CLOSE] = Double.doubleToRawLongBits(bar);
            ring.add(row, 0);
            loaded.add(row, 0);
        }
    }
}
