package dev.tandem.benchmarks;

import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.testkit.workload.Workload;

/// The loop that somebody writes by hand for one workload and no other: over arrays of doubles, one
/// a symbol, from bar to bar in the order of time, without an engine. Commission is taken from
/// cash, and equity is marked at each bar time with its peak and deepest fall. What it costs is
/// what the engine is measured by (docs/adr/0018).
final class Floor {
    private static final double COMMISSION = 0.0001;
    private static final double MICROS = 1e6;
    private static final long LEDGER_UNITS_A_MICRO = 100;

    private Floor() {}

    static FloorInput input(Workload workload) {
        return FloorInput.of(workload);
    }

    static Outcome run(Workload workload, FloorInput input) {
        var cash = workload.cash().toDecimal().doubleValue();
        return switch (workload) {
            case W1 -> new FloorOfW1().run(input, cash);
            case W2 -> new FloorOfW2(workload.symbols().size()).run(input, cash);
            case W3 -> new FloorOfW3(workload.symbols().size()).run(input, cash);
        };
    }

    /// What a fill takes from cash.
    static double paid(long units, double price) {
        var notional = units * price;
        return notional + Math.abs(notional) * COMMISSION;
    }

    static Outcome outcome(long fills, double equity, Watch watch) {
        return new Outcome(fills, money(equity), money(watch.drawdown));
    }

    private static Money money(double dollars) {
        return new Money(Math.round(dollars * MICROS) * LEDGER_UNITS_A_MICRO, Currency.USD);
    }

    /// Peak of equity and the deepest fall below it.
    static final class Watch {
        private double peak = Double.NEGATIVE_INFINITY;
        private double drawdown;

        void mark(double equity) {
            if (equity > peak) {
                peak = equity;
            } else {
                drawdown = Math.max(drawdown, peak - equity);
            }
        }
    }
}
