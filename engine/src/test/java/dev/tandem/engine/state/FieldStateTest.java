package dev.tandem.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.state.StateText;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldStateTest {
    private final FieldState fields = new FieldState(new KnownHandles(), AllFields.class);

    @Test
    void everySupportedTypeComesBackInPlace() {
        var before = AllFields.changed();
        var after = new AllFields.Everything();
        var average = after.average;
        var pairSlow = after.pair.slow();
        var eachFast = after.each.get(AllFields.B).fast();
        var nested = after.nested;

        fields.load(after, StateText.parse(StateText.write(fields.save(before))));

        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("ignored")
                .withStrictTypeChecking()
                .ignoringFieldsMatchingRegexes("averages|levels.*marks")
                .isEqualTo(before);
        assertThat(after.averages.get(1).value()).isEqualTo(3.0);
        assertThat(after.levels.getFirst().marks()).containsExactly(1, 2);
        assertThat(List.copyOf(after.byName.keySet())).containsExactly("z", "a");
        assertThat(after.average).isSameAs(average);
        assertThat(after.pair.slow()).isSameAs(pairSlow);
        assertThat(pairSlow.value()).isEqualTo(6.0);
        assertThat(after.each.get(AllFields.B).fast()).isSameAs(eachFast);
        assertThat(eachFast.value()).isEqualTo(9.0);
        assertThat(after.nested).isSameAs(nested);
    }

    @Test
    void savingTwiceGivesTheSameText() {
        var state = StateText.write(fields.save(AllFields.changed()));
        var after = new AllFields.Everything();
        fields.load(after, StateText.parse(state));
        assertThat(StateText.write(fields.save(after))).isEqualTo(state);
    }

    static final class WithParameter {
        final int length;

        WithParameter(int length) {
            this.length = length;
        }
    }

    @Test
    void aFinalFieldOfAnotherValueIsRefused() {
        var saved = fields.save(new WithParameter(5));
        assertThatThrownBy(() -> fields.load(new WithParameter(6), saved))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WithParameter.length")
                .hasMessageContaining("5")
                .hasMessageContaining("6");
        fields.load(new WithParameter(5), saved);
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatThrownBy(() ->
                        fields.load(new AllFields.Nested(), fields.save(new WithParameter(5))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Nested.touched");
    }
}
