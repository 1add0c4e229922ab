package dev.tandem.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs on threads.
class SweepTest {
    private static final int[] NUMBERS = IntStream.rangeClosed(1, 200).toArray();

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 1000})
    void everySetRunsOnce(int threads) {
        var taken = new ArrayList<Integer>(); // the sink is told one at a time

        Sweep.run(
                NUMBERS,
                threads,
                n -> n * n,
                () -> false,
                (n, r) -> {
                    assertThat(r).isEqualTo(n * n);
                    taken.add(n);
                });

        assertThat(taken).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void runsGoOnAtTheSameTime() {
        var both = new CyclicBarrier(2);
        var sum = new AtomicInteger();

        Sweep.run(
                new int[] {1, 2},
                2,
                n -> {
                    await(both);
                    return n;
                },
                () -> false,
                (_, r) -> sum.addAndGet(r));

        assertThat(sum).hasValue(3);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasStoppedIsNotTaken() {
        var stop = new AtomicBoolean();
        var taken = new ArrayList<Integer>();

        Sweep.<Integer>run(
                NUMBERS,
                1,
                n -> {
                    stop.set(n == 5);
                    return n == 5 ? null : n;
                },
                stop::get,
                (n, _) -> taken.add(n));

        assertThat(taken).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anExceptionEndsTheSweep() {
        var ran = new AtomicInteger();

        assertThatThrownBy(() ->
                        Sweep.run(
                                NUMBERS,
                                1,
                                n -> {
                                    ran.incrementAndGet();
                                    if (n == 3) {
                                        throw new IllegalStateException("no");
                                    }
                                    return n;
                                },
                                () -> false,
                                (_, _) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(ran).hasValue(3);
    }
}
