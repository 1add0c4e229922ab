package dev.tandem.app.run;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.run.BacktestRequest.DataChoice;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.ReadOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The bars that come with the program, the S&P 500 from 2000 to 2020, as a file while it is open:
/// they are read like those of a user.
public final class BundledData implements AutoCloseable {
    private static final String NAME = "sp500-2000.csv";
    private static final String SYMBOL = "SP500";

    private final TemporaryFolder folder;
    private final Path file;

    private BundledData(TemporaryFolder folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /// Writes the file to a folder of its own among the temporary ones.
    ///
    /// @throws TandemException `TDM-7013` if there is no place for it
    public static BundledData unpack() {
        var content = content();
        var folder = TemporaryFolder.create("tandem-demo");
        try {
            return new BundledData(folder, folder.write(NAME, content));
        } catch (TandemException unwritable) {
            folder.close();
            throw unwritable;
        }
    }

    private static byte[] content() {
        try (var in = BundledData.class.getResourceAsStream("/dev/tandem/app/demo/" + NAME)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: demo/" + NAME);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a backtest is to read.
    ///
    /// @param symbols asked for; empty for all there are
    /// @throws TandemException `TDM-2325` if there is no such symbol
    public DataChoice choice(List<String> symbols) {
        for (var symbol : symbols) {
            if (!symbol.equals(SYMBOL)) {
                throw new TandemException(
                        Kind.DATA,
                        "TDM-2325",
                        "the bundled data have no \"" + symbol + "\", only " + SYMBOL,
                        "for bars of your own add --data, or write source: csv and paths to the"
                                + " file");
            }
        }
        return new DataChoice(
                List.of(file),
                List.of(SYMBOL),
                CsvMapping.AUTO,
                InstrumentClass.INDEX,
                null,
                ReadOptions.BadRow.REFUSE,
                List.of(),
                List.of(),
                null,
                "bundled " + NAME);
    }

    /// Removes the file.
    @Override
    public void close() {
        folder.close();
    }
}
