package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.market.BarSize;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarColumnsTest {
    private final BarColumns bars = days(10, 11, 14);

    @Test
    void barsAreFoundByTradingDate() {
        assertThat(bars.between(null, null)).isSameAs(bars);
        assertThat(bars.between(day(11), null).count()).isEqualTo(2);
        assertThat(bars.between(null, day(11)).count()).isEqualTo(2);
        assertThat(bars.between(day(12), day(13)).isEmpty()).isTrue();
        assertThat(bars.between(day(14), day(10)).isEmpty()).isTrue();
        assertThat(bars.between(day(11), day(14)).tradingDay(0)).isEqualTo(11);
    }

    @Test
    void barsAreFoundByTheirClose() {
        assertThat(bars.indexAtOrAfterClose(0)).isZero();
        assertThat(bars.indexAtOrAfterClose(1100)).isEqualTo(1);
        assertThat(bars.indexAtOrAfterClose(1101)).isEqualTo(2);
        assertThat(bars.indexAtOrAfterClose(1401)).isEqualTo(3);
    }

    @ParameterizedTest(name = "open {0}, close {1}, day {2}")
    @CsvSource({
        "1410, 1410, 15",
        "1399, 1400, 15",
        "1300, 1500, 15",
        "1400, 1500, 13",
        "1500, 1400, 15"
    })
    void aBarOutOfOrderIsRefused(long open, long close, int day) {
        var builder =
                BarColumns.builder(TestInstruments.SPY, BarSize.D1)
                        .append(1310, 1400, 1, 1, 1, 1, 0, 14);

        assertThatThrownBy(() -> builder.append(open, close, 1, 1, 1, 1, 0, day))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBuilderGrowsAndItsBarsStayAsTheyAre() {
        var builder = BarColumns.builder(TestInstruments.SPY, BarSize.D1);
        for (var i = 1; i <= 5000; i++) {
            builder.append(i * 100L, i * 100L + 90, i, i, i, i, 0, i);
        }
        var first = builder.build();
        builder.append(600_000, 600_001, 1, 1, 1, 1, 0, 6000);

        assertThat(first.count()).isEqualTo(5000);
        assertThat(first.close(4999)).isEqualTo(5000);
        assertThat(builder.build().count()).isEqualTo(5001);
    }

    private static LocalDate day(int number) {
        return LocalDate.ofEpochDay(number);
    }

    private static BarColumns days(int... numbers) {
        var builder = BarColumns.builder(TestInstruments.SPY, BarSize.D1);
        for (var day : numbers) {
            builder.append(day * 100L - 90, day * 100L, day, day, day, day, 0, day);
        }
        return builder.build();
    }
}
