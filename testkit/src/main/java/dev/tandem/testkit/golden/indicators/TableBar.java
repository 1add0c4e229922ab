package dev.tandem.testkit.golden.indicators;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.testkit.golden.ReferenceTable;
import dev.tandem.testkit.golden.Stamps;
import java.nio.file.Path;
import java.util.List;

/// A bar of a table, known by the stamp of its row. No indicator may ask for its instrument.
record TableBar(long openNanos, double open, double high, double low, double close, double volume)
        implements Bar {
    private static final long NANOS_OF_DAY = 86_400_000_000_000L;

    /// The bars of a file, stamped by its first column.
    static List<Bar> read(Path file) {
        var table = ReferenceTable.read(file);
        var columns =
                List.of("open", "high", "low", "close", "volume").stream()
                        .mapToInt(table::index)
                        .toArray();
        return table.rows().stream().<Bar>map(row -> of(row, columns)).toList();
    }

    private static TableBar of(List<String> row, int[] columns) {
        var values = new double[columns.length];
        for (var i = 0; i < columns.length; i++) {
            values[i] = Double.parseDouble(row.get(columns[i]));
        }
        return new TableBar(
                Stamps.nanos(row.getFirst()),
                values[0],
                values[1],
                values[2],
                values[3],
                values[4]);
    }

    @Override
    public Instrument instrument() {
        throw new IllegalStateException("an indicator asked for the instrument");
    }

    @Override
    public BarSize size() {
        return BarSize.M1;
    }

    @Override
    public int subscription() {
        return 0;
    }

    @Override
    public long closeNanos() {
        return openNanos + size().nanos();
    }

    @Override
    public int tradingDay() {
        return Math.toIntExact(Math.floorDiv(openNanos, NANOS_OF_DAY));
    }
}
