package dev.tandem.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.market.BarSize.Unit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarSizeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1s",
                "15m",
                "1h",
                "99999s",
                "1h@open",
                "90m@open",
                "1d",
                "1w",
                "1000t",
                "500v",
                "999999999n"
            })
    void aSizeReadsWhatItWrites(String text) {
        assertThat(BarSize.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m",
                "0m",
                "1x",
                "1M",
                "100000m",
                "1000000000t",
                "1d@open",
                "1w@open",
                "5t@open",
                "1h@close",
                "@open",
                "1.5v"
            })
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> BarSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no bar size: \"" + text + "\"");
    }

    @Test
    void amountsComeBeforeTimesAndTimesBySpan() {
        var sorted =
                Stream.of("1w", "1h@open", "5m", "100n", "1h", "20t", "100v", "10t", "1d", "1s");

        assertThat(sorted.map(BarSize::parse).sorted().map(BarSize::toString))
                .containsExactly(
                        "10t", "20t", "100v", "100n", "1s", "5m", "1h", "1h@open", "1d", "1w");
    }

    @Test
    void anAmountHasNoLengthOfTime() {
        var size = new BarSize(10, Unit.TRADES);

        assertThat(size.isTime()).isFalse();
        assertThat(size.isIntraday()).isTrue();
        assertThatThrownBy(size::nanos)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("10t is no length of time");
    }
}
