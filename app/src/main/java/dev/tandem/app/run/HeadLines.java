package dev.tandem.app.run;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Money;
import dev.tandem.app.strategy.Sha256;
import dev.tandem.data.LoadedHistory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The lines above a run: what runs on what.
final class HeadLines {
    private static final int SYMBOLS = 4;

    private HeadLines() {}

    /// @return the strategy, its bars, the period, the cash
    static String[] title(String strategy, Universe universe, Money cash) {
        var sizes = String.join(",", universe.sizes().stream().map(String::valueOf).toList());
        return new String[] {
            strategy,
            symbols(universe.instruments()) + " " + sizes,
            universe.firstDay() + " .. " + universe.lastDay(),
            String.format(Locale.ROOT, "cash %,.2f %s", cash.toDecimal(), cash.currency())
        };
    }

    private static String symbols(List<Instrument> instruments) {
        var names = instruments.stream().limit(SYMBOLS).map(Instrument::symbol).toList();
        var rest = instruments.size() - names.size();
        return String.join(", ", names) + (rest == 0 ? "" : " +" + rest);
    }

    /// @param shownAs what stands for the files; null for their number
    static String data(
            Universe universe,
            List<LoadedHistory.FileFacts> files,
            @Nullable String shownAs,
            double seconds) {
        var bars = universe.series().stream().mapToLong(series -> series.count()).sum();
        var count = files.size() == 1 ? "1 file" : files.size() + " files";
        return String.format(
                Locale.ROOT,
                "data     %,d bars from %s, sha256 %s   %.2f s",
                bars,
                shownAs == null ? count : shownAs,
                shortHash(files),
                seconds);
    }

    /// Of the only file, else of the hashes of all.
    private static String shortHash(List<LoadedHistory.FileFacts> files) {
        var hash =
                files.size() == 1
                        ? files.getFirst().sha256()
                        : Sha256.of(
                                files.stream()
                                        .map(file -> file.sha256().getBytes(StandardCharsets.UTF_8))
                                        .toList());
        return hash.substring(0, 4) + ".." + hash.substring(hash.length() - 2);
    }
}
