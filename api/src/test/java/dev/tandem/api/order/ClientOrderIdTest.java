package dev.tandem.api.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientOrderIdTest {
    private static final long WIDE = (1L << 40) - 1;
    private static final int CASES = Integer.getInteger("tandem.orders.cases", 5_000);

    /// Written down so that no release changes what is at the venues already. The checks were
    /// computed apart, bit by bit as RFC 4880 says.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, td0000000000000000000002bt8j, 0000000000000000000000000025e912",
        "1099511627775, 255, 1099511627775, 255, 255, td7zzzzzzzzzzzzzzzzzzzzzqnx4, fffffffffffffffffffffffffffbd7a4",
        "78187493530, 7, 1000000, 2, 1, td0j6hb7h6g70000ygj0080txwnt, 123456789a0700000f42400201aef2ba"
    })
    void theTextsOfAnIdStayWhatTheyAre(
            long namespace,
            int generation,
            long intent,
            int leg,
            int attempt,
            String text,
            String hex) {
        var id = new ClientOrderId(namespace, generation, intent, leg, attempt);

        assertThat(id.text()).isEqualTo(text).hasSize(ClientOrderId.LENGTH);
        assertThat(id.hex()).isEqualTo(hex);
    }

    @Test
    void theTextsReadBackAndNeverMeet() {
        var random = new SplittableRandom(1);
        var texts = new TreeSet<String>();
        for (var i = 0; i < CASES; i++) {
            var id = id(random);

            assertThat(ClientOrderId.parse(id.text())).contains(id);
            assertThat(ClientOrderId.parse(id.hex())).contains(id);
            texts.add(id.text());
        }
        assertThat(texts).hasSize(CASES);
    }

    @Test
    void everyChangeOfOneLetterAndEverySwapIsFound() {
        var random = new SplittableRandom(2);
        for (var i = 0; i < Math.max(10, CASES / 500); i++) {
            for (var text : new String[] {id(random).text(), id(random).hex()}) {
                for (var at = 0; at < text.length(); at++) {
                    for (var letter : "0123456789abcdefghijklmnopqrstuvwxyzT-".toCharArray()) {
                        var damaged = new StringBuilder(text);
                        damaged.setCharAt(at, letter);
                        assertThat(ClientOrderId.parse(damaged.toString()).isPresent())
                                .as("%s at %s", damaged, at)
                                .isEqualTo(damaged.toString().equals(text));
                    }
                    if (at > 0 && text.charAt(at) != text.charAt(at - 1)) {
                        var swapped =
                                text.substring(0, at - 1)
                                        + text.charAt(at)
                                        + text.charAt(at - 1)
                                        + text.substring(at + 1);
                        assertThat(ClientOrderId.parse(swapped)).isEmpty();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "td",
        "x-1234567890",
        "td0000000000000000000000000",
        "web_0123456789012345678901234"
    })
    void whatStrangersWriteIsNoId(String text) {
        assertThat(ClientOrderId.parse(text)).isEmpty();
    }

    @Test
    void ownAndSistersAreToldApart() {
        var own = ClientOrderId.namespaceOf("home", "U1234567");
        var sister = ClientOrderId.namespaceOf("cloud", "U1234567");
        var id = new ClientOrderId(own, 3, 1_000_000, 2, 1);

        assertThat(own).isBetween(0L, WIDE).isNotEqualTo(sister);
        assertThat(ClientOrderId.namespaceOf("home", "U1234567")).isEqualTo(own);
        assertThat(ClientOrderId.parse(id.text()).orElseThrow().isOf(own)).isTrue();
        assertThat(id.isOf(sister)).isFalse();
        assertThat(id.withAttempt(2)).isEqualTo(new ClientOrderId(own, 3, 1_000_000, 2, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0, 0, 0, namespace",
        "1099511627776, 0, 0, 0, 0, namespace",
        "0, 256, 0, 0, 0, generation",
        "0, 0, 1099511627776, 0, 0, intent",
        "0, 0, 0, 256, 0, leg",
        "0, 0, 0, 0, -1, attempt"
    })
    void partsThatDoNotFitAreRefusedByName(
            long namespace, int generation, long intent, int leg, int attempt, String part) {
        assertThatThrownBy(() -> new ClientOrderId(namespace, generation, intent, leg, attempt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    private static ClientOrderId id(SplittableRandom random) {
        return new ClientOrderId(
                random.nextLong(WIDE + 1),
                random.nextInt(256),
                random.nextLong(WIDE + 1),
                random.nextInt(256),
                random.nextInt(256));
    }
}
