package dev.tandem.benchmarks;

import dev.tandem.testkit.workload.Workload;

/// Opens and closes of a workload in ticks of 0.25.
///
/// @param open one array a symbol, or one a bar time
/// @param close likewise
record FloorInput(int[][] open, int[][] close) {
    /// One array a symbol.
    static FloorInput bySymbol(Workload workload) {
        var symbols = workload.symbols().size();
        var open = new int[symbols][workload.barsEach()];
        var close = new int[symbols][workload.barsEach()];
        for (var symbol = 0; symbol < symbols; symbol++) {
            var generator = workload.generator(symbol);
            for (var bar = 0; bar < workload.barsEach(); bar++) {
                generator.next();
                open[symbol][bar] = (int) generator.openTicks();
                close[symbol][bar] = (int) generator.closeTicks();
            }
        }
        return new FloorInput(open, close);
    }

    /// One array a bar time.
    static FloorInput byBar(Workload workload) {
        var bySymbol = bySymbol(workload);
        return new FloorInput(transposed(bySymbol.open), transposed(bySymbol.close));
    }

    private static int[][] transposed(int[][] rows) {
        var result = new int[rows[0].length][rows.length];
        for (var row = 0; row < rows.length; row++) {
            for (var column = 0; column < result.length; column++) {
                result[column][row] = rows[row][column];
            }
        }
        return result;
    }
}
