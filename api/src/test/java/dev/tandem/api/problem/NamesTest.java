package dev.tandem.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final List<String> KNOWN =
            List.of("SPY", "AAPL", "MSFT", "GOOG", "GOOGL", "BTCUSDT");

    @ParameterizedTest
    @CsvSource({"APPL, AAPL", "spy, SPY", "MSTF, MSFT", "BTCUSD, BTCUSDT", "GOGL, GOOGL"})
    void theNearestNameComesFirst(String wrong, String right) {
        assertThat(Names.nearest(wrong, KNOWN).getFirst()).isEqualTo(right);
    }

    @Test
    void namesOfOneDistanceComeInOrderAndAtMostThree() {
        assertThat(Names.nearest("ab", List.of("ad", "ac", "aa", "ae", "zzzzzz")))
                .containsExactly("aa", "ac", "ad");
    }

    @Test
    void theHintNamesWhatIsNearOrAllThatIsKnown() {
        assertThat(Names.hint("GOOGLE", KNOWN)).isEqualTo("did you mean \"GOOGL\" or \"GOOG\"?");
        assertThat(Names.hint("XXXXXXXX", List.of("b", "a"))).isEqualTo("known: a, b");
    }

    @Test
    void nothingKnownAndNothingWrittenAreNoTrouble() {
        assertThat(Names.nearest("x", List.of())).isEmpty();
        assertThat(Names.nearest("", List.of("ab", "abc"))).containsExactly("ab");
    }
}
