package dev.tandem.testkit.workload;

import dev.tandem.data.ColumnStore;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.LoadedHistory.FileFacts;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.ReadOptions.BadRow;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of a workload as CSV files, one a symbol: written once, read by the ordinary loader.
public final class WorkloadFiles {
    private static final String HEADER = "ts,open,high,low,close,volume\n";
    private static final int FLUSH_CHARACTERS = 1 << 16;
    private static final int CENTS_A_TICK = 25;

    private final Workload workload;
    private final Path folder;

    /// @param folder for this workload alone
    public WorkloadFiles(Workload workload, Path folder) {
        this.workload = workload;
        this.folder = folder;
    }

    /// Writes the files that are not there.
    public void write() throws IOException {
        write(workload.barsEach());
    }

    /// The same, with another number of bars each.
    public void write(int barsEach) throws IOException {
        Files.createDirectories(folder);
        var symbols = workload.symbols();
        for (var i = 0; i < symbols.size(); i++) {
            var file = file(symbols.get(i));
            if (!Files.exists(file)) {
                var unfinished = file.resolveSibling(file.getFileName() + ".part");
                try (var out = Files.newBufferedWriter(unfinished, StandardCharsets.US_ASCII)) {
                    write(out, i, barsEach);
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /// Reads them as a user's files would be read.
    ///
    /// @throws IllegalStateException if a file is not the one whose hash is known
    public MarketHistory load() {
        return load(null);
    }

    /// The same, with a store of what was read before.
    ///
    /// @param store null for none
    public MarketHistory load(@Nullable ColumnStore store) {
        var loaded =
                HistoryLoader.load(
                        workload.symbols().stream().map(this::file).toList(),
                        workload.symbols(),
                        CsvMapping.AUTO,
                        Workload.KIND,
                        null,
                        List.of(),
                        null,
                        null,
                        new ReadOptions(BadRow.REFUSE, workload.size(), store));
        checkHashes(loaded);
        return loaded.history();
    }

    private void checkHashes(LoadedHistory loaded) {
        workload.sha256()
                .forEach((symbol, wanted) -> {
                    var file = file(symbol);
                    var found =
                            loaded.files().stream()
                                    .filter(facts -> facts.path().equals(file))
                                    .map(FileFacts::sha256)
                                    .findFirst();
                    if (!found.equals(java.util.Optional.of(wanted))) {
                        throw new IllegalStateException(
                                file
                                        + " has SHA-256 "
                                        + found.orElse("unknown")
                                        + " instead of "
                                        + wanted);
                    }
                });
    }

    private Path file(String symbol) {
        return folder.resolve(symbol + ".csv");
    }

    private void write(Writer out, int symbol, int barsEach) throws IOException {
        var generator = workload.generator(symbol);
        var text = new StringBuilder(HEADER);
        for (var bar = 0; bar < barsEach; bar++) {
            generator.next();
            text.append(workload.openMillis(bar)).append(',');
            price(text, generator.openTicks());
            price(text, generator.highTicks());
            price(text, generator.lowTicks());
            price(text, generator.closeTicks());
            text.append(generator.volume()).append('\n');
            if (text.length() > FLUSH_CHARACTERS) {
                out.append(text);
                text.setLength(0);
            }
        }
        out.append(text);
    }

    private static void price(StringBuilder text, long ticks) {
        var cents = ticks * CENTS_A_TICK;
        text.append(cents / 100).append('.');
        text.append((char) ('0' + cents / 10 % 10)).append((char) ('0' + cents % 10)).append(',');
    }
}
