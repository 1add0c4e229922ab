package dev.tandem.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import dev.tandem.data.BarColumns;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.runtime.IndicatorSource.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Series of indicators that the runs of a sweep share.
class SharedIndicatorsTest {
    private static final int BARS = 50;
    private static final BarColumns COLUMNS = columns();
    private static final long PLENTY = 1 << 20;
    private static final long COLUMN_BYTES = BARS * Double.BYTES;

    private static BarColumns columns() {
        var instrument = InstrumentTerms.of(InstrumentClass.INDEX, "SPX").instrument("SPX", 0);
        var columns = BarColumns.builder(instrument, BarSize.D1);
        for (var i = 0; i < BARS; i++) {
            var close = 100 + i % 7;
            columns.append(10L * i, 10L * i + 9, 100, close + i, 99, close, i, i);
        }
        return columns.build();
    }

    /// The sum of all inputs times a factor, ready after three; it refuses what is at its limit.
    private static final class Sum implements SharedIndicator {
        private final double factor;
        private final double limit;
        private final AtomicInteger made;
        private double sum;
        private int count;

        Sum(double factor, double limit, AtomicInteger made) {
            this.factor = factor;
            this.limit = limit;
            this.made = made;
        }

        @Override
        public void add(double value) {
            if (value >= limit) {
                throw new IllegalStateException("too much: " + value);
            }
            sum += value;
            count++;
        }

        @Override
        public double value() {
            return isReady() ? sum * factor : Double.NaN;
        }

        @Override
        public int warmup() {
            return 3;
        }

        @Override
        public boolean isReady() {
            return count >= 3;
        }

        @Override
        public String recipe() {
            return "Sum(" + factor + ", " + limit + ")";
        }

        @Override
        public SharedIndicator fresh() {
            made.incrementAndGet();
            return new Sum(factor, limit, made);
        }

        @Override
        public void lookUp(KnownValues values) {
            throw new UnsupportedOperationException("the run does that");
        }
    }

    private final AtomicInteger made = new AtomicInteger();

    private Sum sum(double factor) {
        return new Sum(factor, Double.POSITIVE_INFINITY, made);
    }

    private static Inputs inputs(BarField field, int from, int end) {
        return new Inputs(COLUMNS, field, from, end);
    }

    private static Inputs closes() {
        return inputs(BarField.CLOSE, 0, BARS);
    }

    private static void assertWalks(KnownValues known, Sum computing, Inputs inputs) {
        for (var i = inputs.from(); i < inputs.end(); i++) {
            assertThat(known.value()).isEqualTo(Double.valueOf(computing.value()));
            assertThat(known.isReady()).isEqualTo(computing.isReady());
            computing.add(inputs.value(i));
            assertThat(known.take(inputs.value(i))).isTrue();
        }
        assertThat(known.value()).isEqualTo(Double.valueOf(computing.value()));
        assertThat(known.take(100)).isFalse();
    }

    @Test
    void aSeriesIsComputedOnceHoweverManyThreadsAsk() {
        var shared = new SharedIndicators(PLENTY);

        Sweep.run(
                IntStream.rangeClosed(1, 40).toArray(),
                8,
                number -> {
                    var inputs = closes();
                    var factor = number % 4;
                    assertWalks(
                            shared.find(inputs, sum(factor)).orElseThrow(), sum(factor), inputs);
                    return number;
                },
                () -> false,
                (_, _) -> {});

        assertThat(made).hasValue(4);
        assertThat(shared.computed()).isEqualTo(4);
        assertThat(shared.uses()).isEqualTo(40);
        assertThat(shared.misses()).isZero();
        assertThat(shared.bytes()).isEqualTo(5 * COLUMN_BYTES);
    }

    @Test
    void otherColumnsOtherBarsAndOtherRecipesAreOtherSeries() {
        var shared = new SharedIndicators(PLENTY);
        var all =
                List.of(
                        closes(),
                        inputs(BarField.OPEN, 0, BARS),
                        inputs(BarField.HIGH, 0, BARS),
                        inputs(BarField.LOW, 0, BARS),
                        inputs(BarField.VOLUME, 0, BARS),
                        inputs(BarField.CLOSE, 5, BARS),
                        inputs(BarField.CLOSE, 0, BARS - 5));

        for (var repeat = 0; repeat < 2; repeat++) {
            for (var inputs : all) {
                for (var factor : List.of(1, 2)) {
                    assertWalks(
                            shared.find(inputs, sum(factor)).orElseThrow(), sum(factor), inputs);
                }
            }
        }

        assertThat(made).hasValue(2 * all.size());
    }

    @Test
    void withoutMemoryARunComputesItsOwn() {
        var shared = new SharedIndicators(3 * COLUMN_BYTES - 1);

        assertThat(shared.find(closes(), sum(1))).isPresent();
        assertThat(shared.find(closes(), sum(2))).isEmpty();
        assertThat(shared.find(closes(), sum(1))).isPresent();

        assertThat(shared.misses()).isEqualTo(1);
        assertThat(shared.bytes()).isEqualTo(2 * COLUMN_BYTES);
        assertThat(new SharedIndicators(0).find(closes(), sum(1))).isEmpty();
    }

    @Test
    void whoeverBringsOtherInputsIsShownNothing() {
        var known = new SharedIndicators(PLENTY).find(closes(), sum(1)).orElseThrow();
        var replayed = new ArrayList<Double>();

        assertThat(known.take(99)).isFalse();
        assertThat(known.value()).isNaN();
        assertThat(known.take(100)).isTrue();
        assertThat(known.take(101)).isTrue();
        assertThat(known.take(101)).isFalse();
        known.replay(replayed::add);

        assertThat(replayed).containsExactly(100.0, 101.0);
    }

    @Test
    void anInputThatIsRefusedIsLeftToTheRunThatMeetsIt() {
        var known =
                new SharedIndicators(PLENTY).find(closes(), new Sum(1, 106, made)).orElseThrow();

        for (var i = 0; i < 6; i++) {
            assertThat(known.take(100 + i)).isTrue();
        }
        assertThat(known.take(106)).isFalse();
    }
}
