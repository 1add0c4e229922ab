package dev.tandem.benchmarks;

import dev.tandem.testkit.workload.Workload;

/// Opens and closes of a workload in dollars, one array a symbol: as its files hold them.
record FloorInput(double[][] open, double[][] close) {
    private static final double TICK = 0.25;

    static FloorInput of(Workload workload) {
        var symbols = workload.symbols().size();
        var open = new double[symbols][workload.barsEach()];
        var close = new double[symbols][workload.barsEach()];
        for (var symbol = 0; symbol < symbols; symbol++) {
            var generator = workload.generator(symbol);
            for (var bar = 0; bar < workload.barsEach(); bar++) {
                generator.next();
                open[symbol][bar] = generator.openTicks() * TICK;
                close[symbol][bar] = generator.closeTicks() * TICK;
            }
        }
        return new FloorInput(open, close);
    }
}
