package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "0.1%",
                "0.05%",
                "0%",
                "0.02%/0.05%",
                "-0.01%/0.05%",
                "0.005/share",
                "0.005/share:1",
                "0.005/share:1:1%",
                "0.005/share:0:1%",
                "0.0075/share:1/order",
                "2.25/contract",
                "1/order",
                "1/fill",
                "1/fill + 0.05%",
                "0: 0.1%, 1000000: 0.08%",
                "0: 0.005/share, 1000: 0.003/share:1"
            })
    void commissionsAreWrittenAsTheyAreRead(String text) {
        assertThat(CommissionText.of(CommissionText.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "2bps",
                "0.5bps",
                "0bps",
                "0.02/unit",
                "spread 0.04%",
                "spread 0.04% on entry",
                "volume 0.1 up to 2.5%"
            })
    void slippageIsWrittenAsItIsRead(String text) {
        assertThat(VenueText.of(VenueText.slippage(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "100ms", "0.5ms", "100ms~20%", "1500ms"})
    void latencyIsWrittenAsItIsRead(String text) {
        assertThat(VenueText.of(VenueText.latency(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "10%", "2.5%", "1% an order", "1% an order in whole units"})
    void volumeLimitsAreWrittenAsTheyAreRead(String text) {
        assertThat(VenueText.of(VenueText.participation(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "-1%",
                "x%",
                "%",
                "/share",
                "1/share:",
                "1/share;2",
                "1/share:1:2:3",
                "1e99%",
                "1e-99%",
                "100: 0.1%",
                "0: 0.1%, 0: 0.2%",
                "0.1%/-0.1%",
                "1/order +"
            })
    void whatIsNoCommissionIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommissionText.read(text))
                .withMessageStartingWith("\"" + text + "\" is no commission, write for example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "-2bps", "bps", "2 %", "spread", "spread 4", "volume 1"})
    void whatIsNoSlippageIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VenueText.slippage(text))
                .withMessage("\"" + text + "\" is no slippage, write for example 2bps or none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "ms", "-1ms", "100ms~", "100ms~120%", "1.2.3ms", "0.1us~1"})
    void whatIsNoLatencyIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VenueText.latency(text))
                .withMessageStartingWith("\"" + text + "\" is no latency, write for example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0%", "101%", "-1%", "% an order"})
    void whatIsNoVolumeLimitIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VenueText.participation(text))
                .withMessageStartingWith("\"" + text + "\" is no share of the volume");
    }
}
