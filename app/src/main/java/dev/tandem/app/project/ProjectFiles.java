package dev.tandem.app.project;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.config.SettingsLoader;
import dev.tandem.app.config.SettingsSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// Creates projects and strategies. Nothing is ever replaced, and what cannot be written as a whole
/// is taken back.
public final class ProjectFiles {
    private static final String EXAMPLE = "SmaCross";
    private static final String STRATEGIES = "strategies";
    private static final String SCHEMA = ".tandem/schema.json"; // named by the files for editors

    private ProjectFiles() {}

    /// Creates the files of a project.
    ///
    /// @return their names, relative to the folder
    /// @throws TandemException `TDM-7012` if one of them is already there, `TDM-7013` if they
    ///   cannot be written
    public static List<String> createProject(Path folder) {
        var files = new LinkedHashMap<String, String>();
        files.put(".gitignore", resource("gitignore"));
        files.put(SCHEMA, SettingsSchema.text());
        files.put("README.md", resource("README.md"));
        files.put("backtest.yaml", resource("backtest.yaml"));
        files.put(STRATEGIES + "/" + EXAMPLE + ".java", resource(EXAMPLE + ".java"));
        files.put(SettingsLoader.PROJECT, resource("tandem.yaml"));
        write(folder, files);
        return List.copyOf(files.sequencedKeySet());
    }

    /// Creates a strategy among those of a project, or in the folder itself where there are none.
    ///
    /// @return its file, relative to the folder
    /// @throws TandemException `TDM-7012` if it is already there, `TDM-7013` if it cannot be
    ///   written
    public static String createStrategy(String name, Path folder) {
        var among = Files.isDirectory(folder.resolve(STRATEGIES)) ? STRATEGIES + "/" : "";
        var file = among + name + ".java";
        var files = new LinkedHashMap<String, String>();
        files.put(file, resource(EXAMPLE + ".java").replace(EXAMPLE, name));
        write(folder, files);
        return file;
    }

    /// Whether a class may be called this and its file as well.
    public static boolean isClassName(String name) {
        return SourceVersion.isName(name) && !name.contains(".") && name.length() <= 100;
    }

    private static void write(Path folder, SequencedMap<String, String> files) {
        for (var name : files.sequencedKeySet()) {
            if (Files.exists(folder.resolve(name))) {
                throw new TandemException(
                        Kind.REFUSED,
                        "TDM-7012",
                        name + " is already there; nothing was written",
                        "choose another name, or move it away");
            }
        }
        var made = new ArrayList<Path>();
        try {
            for (var file : files.sequencedEntrySet()) {
                var path = folder.resolve(file.getKey()).toAbsolutePath();
                makeFolders(path.getParent(), made);
                made.add(path);
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException | InvalidPathException e) {
            takeBack(made);
            throw new TandemException(
                    Kind.CONFIG,
                    "TDM-7013",
                    "cannot write to "
                            + folder.toAbsolutePath().normalize()
                            + ": "
                            + IoReason.of(e),
                    "check the folder, its permissions and the space left",
                    e);
        }
    }

    private static void makeFolders(@Nullable Path folder, List<Path> made) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        makeFolders(folder.getParent(), made);
        Files.createDirectory(folder);
        made.add(folder);
    }

    private static void takeBack(List<Path> made) {
        for (var path : made.reversed()) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException _) {
                return; // the first failure is the one to tell
            }
        }
    }

    private static String resource(String name) {
        try (var in = ProjectFiles.class.getResourceAsStream("/dev/tandem/app/project/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: project/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
