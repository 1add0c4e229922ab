package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.value.FixedPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvWriterTest {
    @ParameterizedTest(name = "{0} at scale {1}")
    @CsvSource({
        "0, 8, 0",
        "5, 0, 5",
        "-5, 1, -0.5",
        "150, 2, 1.5",
        "100, 2, 1",
        "-1, 18, -0.000000000000000001",
        "9223372036854775807, 18, 9.223372036854775807",
        "-9223372036854775808, 2, -92233720368547758.08",
        "1000, 0, 1000"
    })
    void decimalsArePlainAndExact(long units, int scale, String expected) throws IOException {
        assertThat(decimal(units, scale)).isEqualTo(expected);
    }

    @Test
    void decimalsAgreeWithTheSlowWay() throws IOException {
        var random = new SplittableRandom(7);
        for (var i = 0; i < 2000; i++) {
            var units = random.nextLong() >> random.nextInt(64);
            var scale = random.nextInt(19);

            assertThat(decimal(units, scale)).isEqualTo(FixedPoint.toText(units, scale));
        }
    }

    @Test
    void aLongTextPassesWhole() throws IOException {
        var text = "x".repeat(200_000);
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out, TimeStyle.INSTANT, "a,b")) {
            csv.text(text).text("line\nfeed").endRow();
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("a,b\n" + text + ",\"line\nfeed\"\n");
    }

    private static String decimal(long units, int scale) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out, TimeStyle.INSTANT, "h")) {
            csv.decimal(units, scale).endRow();
        }
        return out.toString(StandardCharsets.UTF_8).substring(2).strip();
    }
}
