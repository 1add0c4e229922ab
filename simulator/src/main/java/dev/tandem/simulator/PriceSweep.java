package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.FixedPoint;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// Prices of several instruments on their way from one to another, all of them at once and each in
/// the same number of steps: as many as the longest way has units of price. Instruments that do not
/// move are at their last price.
final class PriceSweep implements MarginLevels.Prices {
    private final MarginLevels.Prices marks;
    private final boolean[] moves;
    private final long[] from;
    private final long[] to;
    private long steps;
    private long step;

    PriceSweep(MarginLevels.Prices marks, int instruments) {
        this.marks = marks;
        moves = new boolean[instruments];
        from = new long[instruments];
        to = new long[instruments];
    }

    void clear() {
        Arrays.fill(moves, false);
        steps = 0;
        step = 0;
    }

    boolean isEmpty() {
        return steps == 0;
    }

    void move(Instrument instrument, long fromUnits, long toUnits) {
        var i = instrument.ordinal();
        moves[i] = true;
        from[i] = fromUnits;
        to[i] = toUnits;
        steps = Math.max(steps, Math.absExact(Math.subtractExact(toUnits, fromUnits)));
    }

    /// Goes to the end.
    void finish() {
        step = steps;
    }

    boolean isAtStart() {
        return step == 0;
    }

    /// Goes to the first step at which a condition fails that fails at the end; where it fails at
    /// the beginning, to that.
    ///
    /// @param holds whether it is met at the step of now
    void find(BooleanSupplier holds) {
        var met = -1L;
        var failed = steps;
        while (failed - met > 1) {
            step = met < 0 ? 0 : (met + failed) >>> 1;
            if (holds.getAsBoolean()) {
                met = step;
            } else {
                failed = step;
            }
        }
        step = failed;
    }

    @Override
    public long of(Instrument instrument) {
        var i = instrument.ordinal();
        if (!moves[i]) {
            return marks.of(instrument);
        }
        return steps == 0
                ? from[i]
                : from[i] + FixedPoint.multiplyDivide(to[i] - from[i], step, steps);
    }
}
