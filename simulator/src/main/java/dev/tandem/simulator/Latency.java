package dev.tandem.simulator;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/// How long a message of ours takes to the venue. Reports come back without delay: the strategy
/// learns of a fill when it happens. Messages about one order arrive in the order they were sent,
/// and all orders of a bracket, OCO or OTO together.
///
/// Against bars, an order that arrives inside a bar can use that bar's close only, so a latency
/// moves orders decided at the end of one bar from the open to the close of the next one when bars
/// follow each other without a gap.
public sealed interface Latency {
    /// No delay.
    Latency NONE = new Fixed(0);

    /// What a message asks for.
    enum Purpose {
        SUBMIT,
        CANCEL,
        REPLACE
    }

    /// The delay of one message, nanoseconds, 0 or greater. Draws depend on seed, order and purpose
    /// alone, so that one more order does not change the others.
    long nanos(long seed, long orderNumber, Purpose purpose);

    /// Always the same.
    ///
    /// @param delayNanos 0 or greater
    record Fixed(long delayNanos) implements Latency {
        public Fixed {
            requireNotNegative(delayNanos);
        }

        @Override
        public long nanos(long seed, long orderNumber, Purpose purpose) {
            return delayNanos;
        }
    }

    /// Evenly spread around a middle.
    ///
    /// @param delayNanos the middle, 0 or greater
    /// @param share how far it may deviate, 0 to 1: 0.2 is up to 20 % less or more
    record Jitter(long delayNanos, BigDecimal share) implements Latency {
        public Jitter {
            requireNotNegative(delayNanos);
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("jitter is a share from 0 to 1: " + share);
            }
        }

        @Override
        public long nanos(long seed, long orderNumber, Purpose purpose) {
            var key = (seed * 31 + orderNumber) * 31 + purpose.ordinal();
            var width = share.multiply(BigDecimal.valueOf(delayNanos)).longValue();
            var random = new SplittableRandom(key);
            return delayNanos - width + (width == 0 ? 0 : random.nextLong(2 * width + 1));
        }
    }

    private static void requireNotNegative(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("a delay is 0 or greater: " + nanos + " ns");
        }
    }
}
