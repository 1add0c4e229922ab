package dev.tandem.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The data files behind paths of files and folders.
final class DataFiles {
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".jsonl", ".jsonl.gz");

    private DataFiles() {}

    /// A data file.
    ///
    /// @param listed whether it was found in a folder, not named itself
    record DataFile(Path path, boolean listed) {
        /// The name before `.csv` or `.jsonl` in capitals, which is the symbol unless something
        /// better is known.
        String stem() {
            var name = String.valueOf(path.getFileName());
            var lower = name.toLowerCase(Locale.ROOT);
            var end = lower.indexOf(".csv");
            if (end <= 0) {
                end = lower.indexOf('.') > 0 ? lower.indexOf('.') : name.length();
            }
            return name.substring(0, end).toUpperCase(Locale.ROOT);
        }
    }

    /// Named files in their order, folders as their `.csv` and `.jsonl` files, plain or gzip, by
    /// name.
    static List<DataFile> find(List<Path> paths, Problems problems) {
        var files = new ArrayList<DataFile>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                list(path, files, problems);
            } else if (Files.exists(path)) {
                files.add(new DataFile(path, false));
            } else {
                problems.add(
                        DataCode.FILE_MISSING,
                        path + ": no such file or folder",
                        "check the path given with --data");
            }
        }
        return files;
    }

    private static void list(Path folder, List<DataFile> files, Problems problems) {
        try (var entries = Files.list(folder)) {
            var found = entries.filter(DataFiles::isData).sorted().toList();
            found.forEach(path -> files.add(new DataFile(path, true)));
            if (found.isEmpty()) {
                problems.add(
                        DataCode.EMPTY,
                        folder + ": no *.csv or *.jsonl file, plain or .gz, in this folder",
                        "check the path given with --data; folders inside of it are not searched");
            }
        } catch (IOException e) {
            throw SourceFile.failure(folder, e);
        }
    }

    private static boolean isData(Path path) {
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
    }
}
