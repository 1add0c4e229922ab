package dev.tandem.data;

import dev.tandem.testkit.workload.Workload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Finds the next line of a CSV file of bars and cuts it into its six cells.
@State(Scope.Thread)
public class CsvScannerPiece {
    private static final int LINES = 10_000;

    private final byte[] text = text();
    private CsvScanner scanner = new CsvScanner(new ByteArrayInputStream(text));

    private static byte[] text() {
        var generator = Workload.W1.generator(0);
        var text = new StringBuilder();
        for (var bar = 0; bar < LINES; bar++) {
            generator.next();
            text.append(Workload.W1.openMillis(bar)).append(',');
            text.append(generator.openTicks()).append(".25,");
            text.append(generator.highTicks()).append(".50,");
            text.append(generator.lowTicks()).append(".00,");
            text.append(generator.closeTicks()).append(".75,");
            text.append(generator.volume()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// @return number of cells, so that it is not optimised away
    @Benchmark
    public int line() throws IOException {
        if (!scanner.nextLine()) {
            scanner = new CsvScanner(new ByteArrayInputStream(text));
            scanner.nextLine();
        }
        return scanner.split((byte) ',');
    }
}
