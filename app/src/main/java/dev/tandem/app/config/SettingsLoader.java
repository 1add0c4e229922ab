package dev.tandem.app.config;

import dev.tandem.app.secret.Redaction;
import dev.tandem.app.secret.SecretReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a configuration file with everything that is laid under and over it: `tandem.yaml` of the
/// project, the file, its profile, the environment, values of the command line.
public final class SettingsLoader {
    /// The file of a project, under every other.
    public static final String PROJECT = "tandem.yaml";

    private static final String VARIABLE = "TANDEM__";
    private static final Setting.Group ROOT = Setting.of(BacktestSettings.class);

    /// What is read, and from where.
    ///
    /// @param file relative to `directory`; null for values of the command line alone
    /// @param project the folder of `tandem.yaml`; null for that of the file
    /// @param profile name of an overlay beside the file; null for none
    /// @param sets dotted key and value, later ones win
    /// @param needsData whether the files must say where data are
    /// @param redaction is told the secrets
    /// @param strategy is asked as well, so that its problems are told with all others
    public record Sources(
            Path directory,
            Map<String, String> environment,
            @Nullable String file,
            @Nullable String project,
            @Nullable String profile,
            List<Map.Entry<String, String>> sets,
            boolean needsData,
            Redaction redaction,
            StrategyCheck strategy) {}

    private final Sources sources;
    private final ConfigProblems problems = new ConfigProblems();
    private final Layers layers = new Layers(ROOT, problems);

    private SettingsLoader(Sources sources) {
        this.sources = sources;
    }

    /// Reads all of it.
    ///
    /// @throws dev.tandem.api.problem.TandemException with all problems
    public static LoadedSettings load(Sources sources) {
        return new SettingsLoader(sources).load();
    }

    /// What holds without any file.
    public static BacktestSettings standard() {
        var binder = new Binder(ROOT, new TreeMap<>(), new ConfigProblems());
        binder.read();
        return binder.settings();
    }

    private LoadedSettings load() {
        if (sources.file() != null) {
            addFiles(Path.of(sources.file()));
            addEnvironment();
        }
        sources.sets()
                .forEach(set -> addText(set.getKey(), "--set " + set.getKey(), set.getValue()));
        var values = layers.values();
        var binder = new Binder(ROOT, values, problems);
        var secrets = new SecretSettings(values, sources.redaction(), problems);
        secrets.hidePlain(ROOT);
        var read = binder.read();
        secrets.resolve(read, new SecretReader(sources.environment(), sources.directory()));
        var checks = new Checks(values, read, problems);
        if (sources.file() != null) {
            var file = Origin.named(shown(Path.of(sources.file())));
            checks.findMissing(file, sources.needsData());
        }
        checks.findContradictions();
        checks.findWrongStrategy(sources.strategy());
        problems.throwIfAny();
        return new LoadedSettings(binder.settings(), LoadedSettings.shown(ROOT, values, read));
    }

    private void addFiles(Path file) {
        var folder = file.getParent() == null ? Path.of("") : file.getParent();
        var project =
                (sources.project() == null ? folder : Path.of(sources.project())).resolve(PROJECT);
        var isOwnFile = project.normalize().equals(file.normalize());
        var isThere = Files.exists(sources.directory().resolve(project));
        if (!isOwnFile && (isThere || sources.project() != null)) {
            addFile(project, "-C names the folder of " + PROJECT);
        }
        addFile(file, "check the path; it is relative to the folder you are in");
        if (sources.profile() != null) {
            var name = String.valueOf(file.getFileName());
            var dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
            var overlay = name.substring(0, dot) + "." + sources.profile() + name.substring(dot);
            addFile(folder.resolve(overlay), "a profile is a file beside the configuration");
        }
    }

    private void addFile(Path file, String whenMissing) {
        var folder = file.getParent() == null ? Path.of("") : file.getParent();
        try {
            var text = Files.readString(sources.directory().resolve(file));
            YamlText.read(shown(file), folder, text, problems).ifPresent(layers::add);
        } catch (NoSuchFileException _) {
            unreadable(file, "no such file", whenMissing);
        } catch (CharacterCodingException _) {
            unreadable(file, "not written in UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            unreadable(file, "cannot be read", String.valueOf(e));
        }
        if (problems.isFatal()) {
            problems.throwIfAny();
        }
    }

    private void unreadable(Path file, String why, String hint) {
        problems.add(ConfigCode.FILE_MISSING, Origin.named(shown(file)), why, hint);
    }

    /// `TANDEM__EXECUTION__LIMIT_RULE` is `execution.limit-rule`; a parameter is found whatever its
    /// case.
    private void addEnvironment() {
        sources.environment()
                .forEach((name, text) -> {
                    if (name.startsWith(VARIABLE)) {
                        var words = name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT);
                        addText(known(words.replace("__", ".").replace('_', '-')), name, text);
                    }
                });
    }

    private String known(String path) {
        return layers.values().keySet().stream()
                .filter(key -> key.equalsIgnoreCase(path))
                .findFirst()
                .orElse(path);
    }

    private void addText(String path, String name, String text) {
        var origin = Origin.named(name);
        var isYaml = text.startsWith("{") || text.startsWith("[");
        if (isYaml) {
            YamlText.read(name, Path.of(""), text, problems)
                    .ifPresent(value -> layers.add(path, origin, value));
        } else {
            layers.add(path, origin, new Value.Text(text, false, origin));
        }
    }

    private static String shown(Path file) {
        return file.toString().replace('\\', '/');
    }
}
