package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.strategy.Indicator;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Fields are the state: copied by name and in place into a fresh indicator, they continue the
/// series exactly.
class StateTest {
    private static final long SEED = 11;

    static List<Supplier<Indicator>> indicators() {
        return AllIndicators.small();
    }

    @Test
    void noIndicatorIsLeftOut() {
        var tested = indicators().stream().map(one -> one.get().getClass().getSimpleName());

        assertThat(tested.distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Sources.indicators().stream().map(Sources::className).toList());
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void aRestoredIndicatorContinuesWhereTheSavedOneStopped(Supplier<Indicator> constructor)
            throws IllegalAccessException {
        for (var savedAt : new int[] {0, 1, 5, 7, 10, 14, 100}) {
            var random = new SplittableRandom(SEED);
            var saved = constructor.get();
            feed(saved, random, savedAt);
            var restored = constructor.get();
            copy(saved, restored);

            feed(saved, random.split(), 30);
            random = new SplittableRandom(SEED);
            feed(constructor.get(), random, savedAt);
            feed(restored, random.split(), 30);

            assertThat(restored)
                    .as("saved at %s", savedAt)
                    .usingRecursiveComparison()
                    .isEqualTo(saved);
        }
    }

    private static void feed(Indicator indicator, SplittableRandom random, int bars) {
        for (var bar = 0; bar < bars; bar++) {
            var low = 100 + random.nextDouble();
            var high = low + random.nextDouble();
            indicator.add(new TestBar(bar, low, high, low, (low + high) / 2, random.nextInt(9)));
        }
    }

    private static void copy(Object from, Object to) throws IllegalAccessException {
        for (var field : state(from.getClass()).toList()) {
            field.setAccessible(true);
            var type = field.getType();
            if (Indicator.class.isAssignableFrom(type)) {
                copy(field.get(from), field.get(to));
            } else if (type.isArray() && type.componentType().isPrimitive()) {
                var length = Array.getLength(field.get(from));
                System.arraycopy(field.get(from), 0, field.get(to), 0, length);
            } else if (Modifier.isFinal(field.getModifiers())) {
                assertThat(field.get(to)).as("%s", field).isEqualTo(field.get(from));
            } else {
                assertThat(type.isPrimitive()).as("%s", field).isTrue();
                field.set(to, field.get(from));
            }
        }
    }

    private static Stream<Field> state(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !Modifier.isTransient(field.getModifiers()));
    }
}
