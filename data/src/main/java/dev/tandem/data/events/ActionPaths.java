package dev.tandem.data.events;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.DataCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which file of actions belongs to which instrument: that of the same name, `AAPL.csv` or
/// `aapl.csv.gz` to `AAPL`.
final class ActionPaths {
    private ActionPaths() {}

    /// @param paths files, each of which must belong to an instrument, and folders, of which those
    ///   that do are taken
    /// @throws dev.tandem.api.problem.TandemException if a path is not there or belongs to nothing
    static Map<Instrument, Path> of(List<Path> paths, List<Instrument> instruments) {
        var found = new LinkedHashMap<Instrument, Path>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                for (var file : list(path)) {
                    owner(file, instruments).ifPresent(one -> put(found, one, file));
                }
            } else if (Files.exists(path)) {
                var owner =
                        owner(path, instruments)
                                .orElseThrow(() ->
                                        DataCode.EVENTS_UNUSED.exception(
                                                path
                                                        + ": the run has no instrument of this name,"
                                                        + " there are "
                                                        + names(instruments),
                                                "name the file after its instrument, or write"
                                                        + " actions: in instruments.yaml"));
                put(found, owner, path);
            } else {
                throw DataCode.FILE_MISSING.exception(
                        path + ": no such file or folder", "check the path given with --actions");
            }
        }
        return found;
    }

    private static void put(Map<Instrument, Path> found, Instrument instrument, Path file) {
        var other = found.put(instrument, file);
        if (other != null) {
            throw DataCode.FILES_OVERLAP.exception(
                    other + " and " + file + ": two files of the actions of " + instrument.symbol(),
                    "give one of them with --actions");
        }
    }

    private static Optional<Instrument> owner(Path file, List<Instrument> instruments) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        var end = name.indexOf(".csv");
        return instruments.stream()
                .filter(one ->
                        end > 0
                                && one.symbol()
                                        .toLowerCase(Locale.ROOT)
                                        .equals(name.substring(0, end)))
                .findFirst();
    }

    private static List<Path> list(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw DataCode.UNREADABLE.exception(
                    folder + ": cannot be read: " + e.getMessage(), "check the folder", e);
        }
    }

    private static String names(List<Instrument> instruments) {
        return String.join(", ", instruments.stream().map(Instrument::symbol).toList());
    }
}
