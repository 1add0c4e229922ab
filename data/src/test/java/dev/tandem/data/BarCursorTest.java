package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.market.BarSize;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BarCursorTest {
    private static final int COUNT = 100; // several copies, the last one not full

    private final BarColumns bars = bars();

    @Test
    void aWalkReadsEveryBarAndStopsAfterTheLast() {
        var cursor = new BarCursor(bars, 0);
        for (var i = 0; i < COUNT; i++) {
            assertShows(cursor, i);
            cursor.advance();
        }

        assertThat(cursor.index()).isEqualTo(COUNT);
    }

    @Test
    void anyBarCanBeGoneToForwardAndBack() {
        var random = new SplittableRandom(3);
        var cursor = new BarCursor(bars, COUNT);
        for (var i = 0; i < 1000; i++) {
            var index = random.nextInt(COUNT);
            cursor.goTo(index);
            assertShows(cursor, index);
        }
    }

    private void assertShows(BarCursor cursor, int index) {
        assertThat(cursor.index()).isEqualTo(index);
        assertThat(cursor.openNanos()).isEqualTo(bars.openNanos(index));
        assertThat(cursor.closeNanos()).isEqualTo(bars.closeNanos(index));
        assertThat(cursor.open()).isEqualTo(bars.open(index));
        assertThat(cursor.high()).isEqualTo(bars.high(index));
        assertThat(cursor.low()).isEqualTo(bars.low(index));
        assertThat(cursor.close()).isEqualTo(bars.close(index));
        assertThat(cursor.volume()).isEqualTo(bars.volume(index));
        assertThat(cursor.tradingDay()).isEqualTo(bars.tradingDay(index));
    }

    private static BarColumns bars() {
        var builder = BarColumns.builder(TestInstruments.SPY, BarSize.D1);
        for (var i = 0; i < COUNT; i++) {
            builder.append(i * 100L, i * 100L + 90, i + 2, i + 4, i + 1, i + 3, i + 5, i + 6);
        }
        return builder.build();
    }
}
