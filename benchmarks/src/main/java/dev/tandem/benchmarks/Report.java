package dev.tandem.benchmarks;

import java.math.BigDecimal;
import java.util.Locale;

/// The line of JSON that a measurement prints.
///
/// @param allocatedBytesPerBarIdle by runs without orders, NaN for none
/// @param loadSeconds until the input lay in memory
/// @param coldSeconds from the start of the virtual machine to the end of the first run
record Report(
        Task task,
        Outcome outcome,
        Samples samples,
        double allocatedBytesPerBarIdle,
        double loadSeconds,
        double coldSeconds,
        double peakRssMegabytes) {
    private static final int EQUITY_DECIMALS = 6;

    String json() {
        return "{\"workload\":\"%s\",\"bars\":%d,\"fills\":%d,\"finalEquity\":%s,"
                        .formatted(task.name(), task.bars(), outcome.fills(), equity())
                + seconds("wallMin", Samples.least(samples.wallSeconds()))
                + seconds("wallMedian", Samples.median(samples.wallSeconds()))
                + seconds("cpuMedian", Samples.median(samples.cpuSeconds()))
                + seconds("cpuMin", Samples.least(samples.cpuSeconds()))
                + "\"allocatedBytesPerBar\":%s,"
                        .formatted(number(samples.allocatedBytesPerBar(), 2))
                + "\"allocatedBytesPerBarIdle\":%s,".formatted(number(allocatedBytesPerBarIdle, 2))
                + "\"peakRssMb\":%s,".formatted(number(peakRssMegabytes, 0))
                + seconds("loadSeconds", loadSeconds)
                + "\"coldSeconds\":%s}".formatted(number(coldSeconds, 3));
    }

    private BigDecimal equity() {
        return outcome.finalEquity().toDecimal().setScale(EQUITY_DECIMALS);
    }

    private static String seconds(String name, double value) {
        return "\"%s\":%s,".formatted(name, number(value, 5));
    }

    private static String number(double value, int decimals) {
        return Double.isNaN(value)
                ? "null"
                : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
