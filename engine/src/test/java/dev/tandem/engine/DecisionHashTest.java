package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.state.StateText;
import dev.tandem.api.value.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The encoding of decisions is fixed: a change of the pinned hash is a change of the format.
class DecisionHashTest {
    private static final String GOLDEN =
            "da590781f6866b385afd0f5cd917256d95e18c5d8f3bd319a180717db9939084";

    @Test
    void fixedDecisionsGiveThePinnedHash() {
        var hash = new DecisionHash();
        decide(hash, 0, 500);

        assertThat(hash.hex()).isEqualTo(GOLDEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 99, 100, 101, 102, 103, 104, 250, 499, 500})
    void savedAndLoadedInTheMiddleTheHashIsTheSame(int middle) {
        var before = new DecisionHash();
        decide(before, 0, middle);
        var after = new DecisionHash();
        after.load(StateText.parse(StateText.write(before.save())));
        decide(after, middle, 500);

        assertThat(after.hex()).isEqualTo(GOLDEN);
    }

    @Test
    void toAskForTheHashChangesNothing() {
        var hash = new DecisionHash();
        for (var i = 0; i < 500; i++) {
            hash.hex();
            decide(hash, i, i + 1);
        }
        assertThat(hash.hex()).isEqualTo(GOLDEN).isEqualTo(hash.hex());
    }

    private static void decide(DecisionHash hash, int from, int until) {
        for (var i = from; i < until; i++) {
            var at = 1_700_000_000_000_000_000L + i * 60_000_000_000L;
            switch (i % 5) {
                case 0 ->
                        hash.submit(
                                Cause.BAR,
                                0,
                                at,
                                DecisionEncodingTest.intent(i, new OrderTerms.Market()));
                case 1 ->
                        hash.submit(
                                Cause.TIMER,
                                1,
                                at,
                                DecisionEncodingTest.intent(
                                        i, new OrderTerms.Limit(Price.of("101.5"))));
                case 2 ->
                        hash.denial(
                                Cause.START,
                                0,
                                at,
                                DecisionEncodingTest.intent(
                                        i, new OrderTerms.Stop(Price.of("0.01"))));
                case 3 -> hash.cancel(Cause.ORDER, i, at, i);
                default ->
                        hash.replace(
                                Cause.FOLLOW_UP,
                                i,
                                at,
                                DecisionEncodingTest.replaced(
                                        i, 7, new OrderTerms.Limit(Price.of("-0.01"))));
            }
        }
    }
}
