package dev.tandem.indicators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files this module is made of.
final class Sources {
    private static final String PACKAGE = "indicators/src/main/java/dev/tandem/indicators";

    private Sources() {}

    /// The folder of the repository: the nearest one above with an `ARCHITECTURE.md` in it.
    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            if (Files.exists(folder.resolve("ARCHITECTURE.md"))) {
                return folder;
            }
            folder = folder.getParent();
        }
        throw new IllegalStateException("no ARCHITECTURE.md above " + Path.of("").toAbsolutePath());
    }

    /// The public indicators, in the order of their names.
    static List<Path> indicators() {
        try (var files = Files.list(root().resolve(PACKAGE))) {
            return files.filter(file -> isIndicator(text(file))).sorted().toList();
        } catch (IOException broken) {
            throw new IllegalStateException("cannot list " + PACKAGE, broken);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + file, broken);
        }
    }

    static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static boolean isIndicator(String text) {
        return text.contains("\npublic final class ")
                && (text.contains(" implements Indicator {")
                        || text.contains(" implements ValueIndicator {")
                        || text.contains(" implements SharedIndicator {"));
    }
}
