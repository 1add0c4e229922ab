package dev.tandem.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.secret.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RedactedStreamTest {
    private final Redaction redaction = new Redaction();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final RedactedStream stream =
            new RedactedStream(bytes, redaction, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void write(String text) throws IOException {
        var own = text.getBytes(StandardCharsets.UTF_8);
        stream.write(own, 0, own.length);
    }

    @Test
    void aSecretIsMaskedWhereverItIsCut() throws IOException {
        redaction.hide("geheim-äß-9");
        var text = "before geheim-äß-9 after".getBytes(StandardCharsets.UTF_8);
        for (var cut = 0; cut <= text.length; cut++) {
            bytes.reset();
            stream.write(text, 0, cut);
            stream.write(text, cut, text.length - cut);

            assertThat(printed()).as("cut at %d", cut).isEqualTo("before **** after");
        }
    }

    @Test
    void whatOnlyBeginsLikeASecretComesOutAtLast() throws IOException {
        redaction.hide("planted-1");
        write("is it planted-");
        assertThat(printed()).isEqualTo("is it ");

        stream.finish();
        assertThat(printed()).isEqualTo("is it planted-");
    }

    @Test
    void withoutSecretsNothingWaits() throws IOException {
        write("planted");
        assertThat(printed()).isEqualTo("planted");
    }

    @Test
    void randomTextsInRandomPiecesShowNoSecretAndLoseNothingElse() throws IOException {
        redaction.hide("abababab");
        redaction.hide("ababababcc");
        redaction.hide("ccabccab");
        for (var seed = 0L; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder();
            while (text.length() < 200) {
                text.append("abc".charAt(random.nextInt(3)));
                if (random.nextInt(20) == 0) {
                    text.append(random.nextBoolean() ? "abababab" : "ccabccab");
                }
            }
            bytes.reset();
            for (var at = 0; at < text.length(); ) {
                var end = Math.min(text.length(), at + 1 + random.nextInt(9));
                write(text.substring(at, end));
                at = end;
            }
            stream.finish();

            assertThat(printed()).as("seed %d", seed).doesNotContain("abababab", "ccabccab");
            var kept = printed().split("\\*{4}");
            var at = 0;
            for (var part : kept) {
                at = text.indexOf(part, at);
                assertThat(at).as("seed %d: %s", seed, part).isNotNegative();
                at += part.length();
            }
        }
    }
}
