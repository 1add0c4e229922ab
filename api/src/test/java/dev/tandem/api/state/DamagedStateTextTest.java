package dev.tandem.api.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedStateTextTest {
    /// The mark at the end of every text.
    private static final String END = StateText.write(new State());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L x",
                "L x=",
                "L x=1.5",
                "L x=99999999999999999999",
                "D x=xyz",
                "Q x=1",
                "  ",
                "L",
                "x",
                "l x=1 two",
                "d x=1 g",
                "L x=1\nL x=2",
                "T x=a\\",
                "    L deep=1",
                "S a=\n      L b=1",
                "Lqx=1",
                " L x=1"
            })
    void damagedTextIsRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> StateText.parse(text + "\n" + END))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged state at line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n", "L a=1", "L a=1\n", "S a=\n  L b=1\n"})
    void textThatEndsTooEarlyIsRefused(String text) {
        assertThatThrownBy(() -> StateText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line");
    }

    @Test
    void everyCutOfATextIsRefused() {
        var text = StateText.write(StateTextTest.tree(new SplittableRandom(6), 3));
        for (var length = 0; length < text.length() - 1; length++) {
            var cut = text.substring(0, length);
            assertThatThrownBy(() -> StateText.parse(cut))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theLineNumberIsThatOfTheDamage() {
        assertThatThrownBy(() -> StateText.parse("L a=1\nL b=2\nL c=three\n" + END))
                .hasMessageContaining("line 3")
                .hasMessageContaining("three");
    }
}
