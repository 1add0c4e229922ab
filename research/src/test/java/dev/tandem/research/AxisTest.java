package dev.tandem.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How values are written on the command line.
class AxisTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "5; 5",
                "5..9..2; 5 7 9",
                "5..10..2; 5 7 9",
                "5..5..2; 5",
                "1..4; 1 2 3 4",
                "0.1..0.3..0.1; 0.1 0.2 0.3",
                "-1..1..0.5; -1 -0.5 0 0.5 1",
                "1e1..1e2..45; 10 55 100",
                "1.50..2.50..0.5; 1.5 2 2.5",
                "3|1|2; 3 1 2",
                "1..3|10|20..30..10; 1 2 3 10 20 30",
                "a|b; a b",
                "..; ..",
                "up..down; up..down",
                " 7 ; 7",
                "1.50; 1.50",
            })
    void valuesAre(String text, String values) {
        assertThat(Axis.parse("x", text).values()).containsExactly(values.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "5..9..0; the step must be above 0",
                "5..9..-1; the step must be above 0",
                "9..5..1; begins above its end",
                "1|2|1; has 1 twice",
                "1..3|2; has 2 twice",
                "1..x..2; \"x\" is no number",
                "1..2..y; \"y\" is no number",
                "1..; \"\" is no number",
                "1..2..3..4; is no range a..b..step",
                "1..2000000; more than 1,000,000 values",
                "0..1..0.0000001; more than 1,000,000 values",
                "1..1e99..1; \"1e99\" is no number",
            })
    void refused(String text, String reason) {
        assertThatThrownBy(() -> Axis.parse("x", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anEmptyTextIsOneEmptyValue() {
        assertThat(Axis.parse("x", "").values()).isEqualTo(List.of(""));
    }
}
