package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"none", "0.1%", "0.05%", "0%", "0.005/share", "0.005/share:1"})
    void commissionsAreWrittenAsTheyAreRead(String text) {
        assertThat(CostText.of(CostText.commission(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "2bps", "0.5bps", "0bps"})
    void slippageIsWrittenAsItIsRead(String text) {
        assertThat(CostText.of(CostText.slippage(text))).isEqualTo(text);
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
                "1e99%",
                "1e-99%"
            })
    void whatIsNoCommissionIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostText.commission(text))
                .withMessageStartingWith("\"" + text + "\" is no commission, write for example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "-2bps", "bps", "2 %"})
    void whatIsNoSlippageIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostText.slippage(text))
                .withMessage("\"" + text + "\" is no slippage, write for example 2bps or none");
    }
}
