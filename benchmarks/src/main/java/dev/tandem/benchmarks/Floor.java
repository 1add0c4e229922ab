package dev.tandem.benchmarks;

import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.testkit.workload.Workload;

/// The least that has to be done for an answer: loops over arrays for one workload each, without an
/// engine. All have commission, cash in millionths of a dollar, and equity marked at each bar time
/// with its peak and deepest fall.
final class Floor {
    /// One tick of 0.25.
    static final long MICROS_A_TICK = 250_000;

    /// The commission of 0.0001 on one tick.
    static final long FEE_MICROS_A_TICK = 25;

    private static final long LEDGER_UNITS_A_MICRO = 100;

    private Floor() {}

    /// The input in the order in which the loop reads it.
    static FloorInput input(Workload workload) {
        return switch (workload) {
            case W1, W3 -> FloorInput.bySymbol(workload);
            case W2 -> FloorInput.byBar(workload);
        };
    }

    static Outcome run(Workload workload, FloorInput input) {
        var cash = workload.cash().units() / LEDGER_UNITS_A_MICRO;
        return switch (workload) {
            case W1 -> new FloorOfW1().run(input, cash);
            case W2 -> new FloorOfW2(workload.symbols().size()).run(input, cash);
            case W3 -> new FloorOfW3().run(input, cash);
        };
    }

    static Outcome outcome(long fills, long equityMicros, Watch watch) {
        return new Outcome(fills, money(equityMicros), money(watch.drawdown));
    }

    private static Money money(long micros) {
        return new Money(micros * LEDGER_UNITS_A_MICRO, Currency.USD);
    }

    /// Peak of equity and the deepest fall below it.
    static final class Watch {
        private long peak = Long.MIN_VALUE;
        private long drawdown;

        void mark(long equity) {
            if (equity > peak) {
                peak = equity;
            } else {
                drawdown = Math.max(drawdown, peak - equity);
            }
        }
    }
}
