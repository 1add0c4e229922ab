package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void aShortLineKeepsAllItsPoints() {
        assertThat(Thinning.indices(5, 9, i -> i)).containsExactly(0, 1, 2, 3, 4);
        assertThat(Thinning.indices(0, 9, i -> i)).isEmpty();
    }

    @Test
    void aLongLineKeepsItsExtremesAndItsEnd() {
        var random = new SplittableRandom(7);
        var values = random.doubles(100_000).toArray();
        values[31_415] = 5;
        values[92_653] = -5;

        var kept = Thinning.indices(values.length, 300, i -> values[i]);

        assertThat(kept).hasSizeLessThanOrEqualTo(300).isSorted().doesNotHaveDuplicates();
        assertThat(kept).contains(31_415, 92_653, values.length - 1);
    }

    @Test
    void ofEachBucketTheLowestAndTheHighestStay() {
        var values = new double[] {1, 9, 2, 5, 0, 7, 3, 3};

        var kept = Thinning.indices(values.length, 6, i -> values[i]);

        assertThat(IntStream.of(kept).mapToDouble(i -> values[i]).toArray())
                .containsExactly(1, 9, 5, 0, 7, 3);
    }
}
