package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @Test
    void everyDecimalIsReadAsJavaReadsIt() {
        var seed = 20260101L;
        var random = new Random(seed);
        for (var i = 0; i < 100_000; i++) {
            var text = randomDecimal(random);
            assertThat(Double.doubleToLongBits(parse(text)))
                    .as("%s, seed %s", text, seed)
                    .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "+1",
                ".5",
                "5.",
                "1e5",
                "1E-5",
                "1e+22",
                "1e-22",
                "1e23",
                "9007199254740992",
                "9007199254740993",
                "0.1",
                "123456789012345678901234567890",
                "1e400",
                "-1e-400",
                "4.9e-324",
                "16.65999984741211",
                "000000000000000000000001.5"
            })
    void edgesAreReadAsJavaReadsThem(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1,5",
                "NaN",
                "Infinity",
                "0x10",
                "1f",
                "1 2",
                "--1",
                "1e5.0"
            })
    void whatIsNoDecimalIsNotANumber(String text) {
        assertThat(parse(text)).isNaN();
    }

    private static String randomDecimal(Random random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    BigDecimal.valueOf(random.nextLong(1_000_000_000L), random.nextInt(10))
                            .toPlainString();
            case 1 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(30)).toPlainString();
            case 2 ->
                    Double.toString(
                            Double.longBitsToDouble(random.nextLong() & 0x7fefffffffffffffL));
            default ->
                    random.nextInt(1_000_000)
                            + "."
                            + Math.abs(random.nextLong())
                            + "e"
                            + (random.nextInt(60) - 30);
        };
    }

    private static double parse(String text) {
        var bytes = ("x" + text + "7").getBytes(StandardCharsets.US_ASCII);
        return Decimals.parse(bytes, 1, bytes.length - 1);
    }
}
