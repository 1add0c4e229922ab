package dev.tandem.api.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "  two",
                "a=b",
                "=",
                "==",
                "\\",
                "\\e",
                "a\\e",
                "\\\\e",
                "\\n",
                "\n",
                "a\nb",
                "\r\n",
                "tab\t",
                "ünïcödé ∑ 😀",
                "\u2028",
                "L x=1",
                "S x=",
                "trailing ",
                "\\=",
                "=\\",
                "\0"
            })
    void namesAndTextsOfAnyCharactersComeBack(String text) {
        var state = new State().put("before", 1).put(text, text).put("S", new State().put(text, 2));

        var read = StateText.parse(StateText.write(state));

        assertThat(read.names()).containsExactly("before", text, "S");
        assertThat(read.getText(text)).isEqualTo(text);
        assertThat(read.getState("S").getLong(text)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                1.0,
                -1.5,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                0.1,
                1e-300
            })
    void doublesComeBackBitForBit(double value) {
        var state = new State().put("one", value).put("many", new double[] {value, 1, value});

        var read = StateText.parse(StateText.write(state));

        assertThat(Double.doubleToRawLongBits(read.getDouble("one")))
                .isEqualTo(Double.doubleToRawLongBits(value));
        assertThat(Double.doubleToRawLongBits(read.getDoubles("many")[2]))
                .isEqualTo(Double.doubleToRawLongBits(value));
    }

    @Test
    void notANumberKeepsItsPayload() {
        var payload = Double.longBitsToDouble(0x7ff8000000abcdefL);
        var read = StateText.parse(StateText.write(new State().put("x", payload)));
        assertThat(Double.doubleToRawLongBits(read.getDouble("x"))).isEqualTo(0x7ff8000000abcdefL);
    }

    @Test
    void longsFlagsArraysAndListsComeBack() {
        var state =
                new State()
                        .put("min", Long.MIN_VALUE)
                        .put("max", Long.MAX_VALUE)
                        .put("yes", true)
                        .put("no", false)
                        .put("none", new long[0])
                        .put("nothing", new double[0])
                        .put("some", new long[] {3, -1, Long.MIN_VALUE})
                        .put("empty", new State())
                        .put(
                                "list",
                                List.of(
                                        new State().put("a", 1),
                                        new State(),
                                        new State().put("a", 2)))
                        .put("after", 9);

        var read = StateText.parse(StateText.write(state));

        assertThat(read.getLong("min")).isEqualTo(Long.MIN_VALUE);
        assertThat(read.getLong("max")).isEqualTo(Long.MAX_VALUE);
        assertThat(read.getBoolean("yes")).isTrue();
        assertThat(read.getBoolean("no")).isFalse();
        assertThat(read.getLongs("none")).isEmpty();
        assertThat(read.getDoubles("nothing")).isEmpty();
        assertThat(read.getLongs("some")).containsExactly(3, -1, Long.MIN_VALUE);
        assertThat(read.getState("empty").names()).isEmpty();
        assertThat(read.getList("list")).hasSize(3);
        assertThat(read.getList("list").getLast().getLong("a")).isEqualTo(2);
        assertThat(read.getLong("after")).isEqualTo(9);
    }

    @Test
    void randomTreesGiveTheSameTextAgain() {
        var random = new SplittableRandom(5);
        for (var i = 0; i < 2_000; i++) {
            var text = StateText.write(tree(random, 4));
            assertThat(StateText.write(StateText.parse(text))).isEqualTo(text);
        }
    }

    @Test
    void aNameIsSavedOnceAndAskedByItsType() {
        var state = new State().put("x", 1);
        assertThatThrownBy(() -> state.put("x", 2)).hasMessageContaining("x");
        assertThatThrownBy(() -> state.getText("x")).hasMessageContaining("x");
        assertThatThrownBy(() -> state.getLong("y")).hasMessageContaining("y");
    }

    @Test
    void arraysAreCopiedInAndOut() {
        var array = new long[] {1};
        var state = new State().put("x", array);
        array[0] = 2;
        state.getLongs("x")[0] = 3;
        assertThat(state.getLongs("x")).containsExactly(1);
    }

    static State tree(SplittableRandom random, int depth) {
        var state = new State();
        for (var i = random.nextInt(5); i >= 0; i--) {
            var name = Character.toString((char) random.nextInt(1, 200)) + i;
            switch (random.nextInt(depth == 0 ? 4 : 5)) {
                case 0 -> state.put(name, random.nextLong());
                case 1 -> state.put(name, Double.longBitsToDouble(random.nextLong()));
                case 2 ->
                        state.put(
                                name, Character.toString((char) random.nextInt(1, 3000)).repeat(3));
                case 3 -> state.put(name, random.longs(random.nextInt(4)).toArray());
                default -> state.put(name, tree(random, depth - 1));
            }
        }
        return state;
    }
}
