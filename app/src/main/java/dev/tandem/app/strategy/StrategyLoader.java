package dev.tandem.app.strategy;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Finds a strategy by what the user typed: a `.java` file, or the name of a class on the class
/// path.
public final class StrategyLoader {
    private static final String IMPLEMENT =
            "write public final class Name implements dev.tandem.api.strategy.Strategy";

    private StrategyLoader() {}

    /// Loads from a source file or a class.
    ///
    /// @param directory what a relative path is relative to
    /// @throws TandemException if there is none, it does not compile or may not run
    public static StrategyClass load(String target, Path directory) {
        return target.endsWith(".java") ? ofFile(target, directory) : ofClass(target);
    }

    /// Compiles and loads a source that is at hand.
    public static StrategyClass ofSource(SourceText source) {
        var classes = StrategyCompiler.compile(source);
        var uses = StrategyScan.uses(source.path(), classes.values());
        var type = choose(source, new StrategyClassLoader(classes), classes);
        var bytes = source.text().getBytes(StandardCharsets.UTF_8);
        return new StrategyClass(type, Optional.of(source), Sha256.of(List.of(bytes)), uses);
    }

    private static StrategyClass ofFile(String target, Path directory) {
        var file = directory.resolve(target);
        if (!Files.exists(file)) {
            throw new TandemException(
                    Kind.NOT_FOUND,
                    "TDM-7001",
                    "no such strategy file: " + target + nearbyFiles(file),
                    "check the path; it is relative to the folder you are in");
        }
        try {
            var name = file.getFileName().toString();
            return ofSource(new SourceText(name, target, Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw unreadable(target, "it is not written in UTF-8", e);
        } catch (IOException e) {
            throw unreadable(target, String.valueOf(e), e);
        }
    }

    private static TandemException unreadable(String target, String why, IOException cause) {
        return new TandemException(
                Kind.STRATEGY,
                "TDM-5006",
                "cannot read " + target + ": " + why,
                "check the file and its permissions",
                cause);
    }

    private static String nearbyFiles(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            var names =
                    files.map(each -> each.getFileName().toString())
                            .filter(name -> name.endsWith(".java"))
                            .toList();
            var near = Names.nearest(file.getFileName().toString(), names);
            return near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?";
        } catch (IOException e) {
            return "";
        }
    }

    private static StrategyClass ofClass(String name) {
        var classes = ClassPath.withItsPackage(name);
        var type = loadClass(new StrategyClassLoader(classes), name);
        reasonAgainst(type)
                .ifPresent(reason -> {
                    throw noStrategy(name + " " + reason);
                });
        return new StrategyClass(
                type.asSubclass(Strategy.class),
                Optional.empty(),
                Sha256.of(classes.values()),
                StrategyScan.uses(name, classes.values()));
    }

    private static Class<? extends Strategy> choose(
            SourceText source, StrategyClassLoader loader, SequencedMap<String, byte[]> classes) {
        var candidates = new ArrayList<Class<? extends Strategy>>();
        var others = new ArrayList<String>();
        for (var name : classes.sequencedKeySet()) {
            var type = loadClass(loader, name);
            if (type.isMemberClass() || type.isAnonymousClass() || type.isLocalClass()) {
                continue;
            }
            reasonAgainst(type)
                    .ifPresentOrElse(
                            reason -> others.add(type.getSimpleName() + " " + reason),
                            () -> candidates.add(type.asSubclass(Strategy.class)));
        }
        if (candidates.isEmpty()) {
            var found = others.isEmpty() ? "it has no class" : String.join(", ", others);
            throw noStrategy(source.path() + " has no strategy: " + found);
        }
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        return candidates.stream()
                .filter(type -> type.getSimpleName().equals(source.className()))
                .findFirst()
                .orElseThrow(() -> several(source, candidates));
    }

    private static TandemException several(
            SourceText source, List<Class<? extends Strategy>> candidates) {
        var names = candidates.stream().map(Class::getSimpleName).toList();
        return new TandemException(
                Kind.STRATEGY,
                "TDM-5007",
                source.path() + " has several strategies: " + String.join(", ", names),
                "keep one of them, or name the file after the one to run");
    }

    private static TandemException noStrategy(String message) {
        return new TandemException(Kind.STRATEGY, "TDM-5007", message, IMPLEMENT);
    }

    /// Why a class is no strategy that can be run; empty if it is one.
    private static Optional<String> reasonAgainst(Class<?> type) {
        if (!Strategy.class.isAssignableFrom(type)) {
            return Optional.of("does not implement Strategy");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            return Optional.of("is not public");
        }
        return type.isInterface() || Modifier.isAbstract(type.getModifiers())
                ? Optional.of("is abstract")
                : Optional.empty();
    }

    static Class<?> loadClass(StrategyClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new TandemException(
                    Kind.STRATEGY,
                    "TDM-5005",
                    "class " + name + " cannot be loaded: " + e.getMessage(),
                    "a strategy sees java.*, dev.tandem.api and dev.tandem.indicators only",
                    e);
        }
    }
}
