package dev.tandem.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which sets a sweep has, in which order, in which shard.
class SweepPlanTest {
    private static final List<Axis> SIX =
            List.of(Axis.parse("fast", "1|2"), Axis.parse("slow", "10..30..10"));

    @Test
    void theLastAxisChangesFastest() {
        var plan = SweepPlan.grid(SIX);

        assertThat(plan.size()).isEqualTo(6);
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(plan::values))
                .containsExactly(
                        List.of("1", "10"),
                        List.of("1", "20"),
                        List.of("1", "30"),
                        List.of("2", "10"),
                        List.of("2", "20"),
                        List.of("2", "30"));
        assertThat(plan.parameters(4)).hasToString("{fast=2, slow=10}");
    }

    @Test
    void aDrawHasEachSetOnceAndIsThatOfItsSeed() {
        var drawn = values(SweepPlan.random(SIX, 6, 7));

        assertThat(new HashSet<>(drawn)).hasSize(6);
        assertThat(values(SweepPlan.random(SIX, 6, 7))).isEqualTo(drawn);
        assertThat(values(SweepPlan.random(SIX, 3, 7))).isEqualTo(drawn.subList(0, 3));
        assertThat(values(SweepPlan.random(SIX, 6, 8))).isNotEqualTo(drawn);
    }

    /// 60,000 draws of one of six: each 10,000 times, give or take five standard deviations of
    /// sqrt(60000 * 1/6 * 5/6) = 91.
    @Test
    void everyCombinationIsDrawnEquallyOften() {
        var counts = new int[6];
        var all = values(SweepPlan.grid(SIX));
        for (var seed = 0; seed < 60_000; seed++) {
            counts[all.indexOf(SweepPlan.random(SIX, 1, seed).values(1))]++;
        }

        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_545, 10_455));
    }

    private static List<List<String>> values(SweepPlan plan) {
        return IntStream.rangeClosed(1, plan.size()).mapToObj(plan::values).toList();
    }

    @Test
    void aMillionIsTheMostOfAGridButNotOfWhatIsDrawnFrom() {
        var thousand = Axis.parse("a", "1..1000");
        var more = Axis.parse("b", "1..1001");

        assertThat(SweepPlan.grid(List.of(thousand, Axis.parse("b", "1..1000"))).size())
                .isEqualTo(1_000_000);
        assertThatThrownBy(() -> SweepPlan.grid(List.of(thousand, more)))
                .hasMessage("1,001,000 combinations are more than 1,000,000: 1,000 x 1,001");
        assertThat(SweepPlan.random(List.of(thousand, more), 5, 1).size()).isEqualTo(5);
        var huge = IntStream.range(0, 12).mapToObj(i -> Axis.parse("p" + i, "1..100000")).toList();
        assertThatThrownBy(() -> SweepPlan.grid(huge)).hasMessageStartingWith("countless comb");
        assertThat(SweepPlan.random(huge, 5, 1).values(5)).hasSize(12);
        assertThatThrownBy(() -> SweepPlan.random(SIX, 7, 1))
                .hasMessage("there are only 6 combinations to draw from");
        assertThatThrownBy(() -> SweepPlan.random(SIX, 1_000_001, 1))
                .hasMessageContaining("no number of sets");
    }

    @ParameterizedTest
    @CsvSource({"1/1, 1 2 3 4 5 6", "1/4, 1 5", "2/4, 2 6", "3/4, 3", "4/4, 4", "7/7, ''"})
    void aShardHasEveryNthSet(String text, String numbers) {
        var shard = Shard.parse(text);
        var found = SweepPlan.grid(SIX).numbers(shard);

        assertThat(found)
                .containsExactly(
                        numbers.isEmpty()
                                ? new int[0]
                                : List.of(numbers.split(" ")).stream()
                                        .mapToInt(Integer::parseInt)
                                        .toArray());
        assertThat(shard.size(6)).isEqualTo(found.length);
        assertThat(shard).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0/4", "5/4", "1", "a/b", "1/0", "-1/2", "1/20000", "1/2/3"})
    void noShard(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
