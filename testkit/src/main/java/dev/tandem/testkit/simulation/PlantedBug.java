package dev.tandem.testkit.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A mistake that somebody could make in the program: one place of one source file reads otherwise.
/// A run of seeds must notice.
///
/// @param name what goes wrong, in a few words
/// @param file the source, from the root of the repository
/// @param find a text that stands there exactly once
/// @param with what stands there instead
/// @param line a scenario that is known to notice
record PlantedBug(String name, String file, String find, String with, String line) {

    /// All of them, from the table beside this class.
    static List<PlantedBug> all() {
        var bugs = new ArrayList<PlantedBug>();
        var parts = new ArrayList<String>();
        for (var line : table().lines().toList()) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            parts.add(line.substring(line.indexOf(':') + 1).strip());
            if (parts.size() == 5) {
                bugs.add(
                        new PlantedBug(
                                parts.get(0),
                                parts.get(1),
                                unescaped(parts.get(2)),
                                unescaped(parts.get(3)),
                                parts.get(4)));
                parts.clear();
            }
        }
        if (!parts.isEmpty()) {
            throw new IllegalStateException("the table of bugs ends within " + parts.getFirst());
        }
        return bugs;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    private static String table() {
        try (var in = PlantedBug.class.getResourceAsStream("planted-bugs.txt")) {
            if (in == null) {
                throw new IllegalStateException("planted-bugs.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The source with the mistake.
    ///
    /// @throws IllegalArgumentException if the text does not stand there exactly once
    String planted(String source) {
        var at = source.indexOf(find);
        if (at < 0 || source.indexOf(find, at + 1) >= 0) {
            throw new IllegalArgumentException(
                    "bug \""
                            + name
                            + "\" cannot be planted: "
                            + file
                            + (at < 0 ? " has no longer" : " has more than once")
                            + " the text: "
                            + find);
        }
        return source.substring(0, at) + with + source.substring(at + find.length());
    }

    /// Name of the class that the file declares.
    String className() {
        var path = file.substring(file.indexOf("/java/") + "/java/".length());
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }
}
