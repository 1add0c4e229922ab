package dev.tandem.app.strategy;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.indicators.Sma;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles one source file in memory. It sees the JDK, the api and the indicators, nothing else.
final class StrategyCompiler {
    private StrategyCompiler() {}

    /// The bytes of all classes of the file by binary name, sorted.
    ///
    /// @throws TandemException `TDM-5001` with the first errors if the source does not compile
    static SequencedMap<String, byte[]> compile(SourceText source) {
        var compiler = compiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var classes = new TreeMap<String, ByteArrayOutputStream>();
        try (var standard =
                        compiler.getStandardFileManager(
                                diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                var files = new InMemory(standard, classes)) {
            var task =
                    compiler.getTask(
                            null, files, diagnostics, options(), null, List.of(new Unit(source)));
            task.setLocale(Locale.ROOT);
            if (!task.call()) {
                throw CompileErrors.of(source, diagnostics.getDiagnostics());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var bytes = new LinkedHashMap<String, byte[]>();
        classes.forEach((name, content) -> bytes.put(name, content.toByteArray()));
        return bytes;
    }

    /// The lines on which fields are declared, by `Class.field`, of a source that compiles.
    static Map<String, Integer> fieldLines(SourceText source) {
        var task =
                (JavacTask)
                        compiler()
                                .getTask(
                                        null,
                                        null,
                                        null,
                                        options(),
                                        null,
                                        List.of(new Unit(source)));
        try {
            var unit = task.parse().iterator().next();
            return FieldLines.of(unit, Trees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaCompiler compiler() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new TandemException(
                    Kind.CONFIG,
                    "TDM-2110",
                    "this Java has no compiler, so a strategy cannot be read from its source",
                    "use a JDK instead of a JRE; tandem doctor shows which one runs");
        }
        return compiler;
    }

    private static List<String> options() {
        var classPath = location(Strategy.class) + File.pathSeparator + location(Sma.class);
        return List.of(
                "-classpath",
                classPath,
                "-parameters",
                "-g",
                "-proc:none",
                "-implicit:none",
                "-Xlint:none",
                "-nowarn",
                "-Xmaxerrs",
                "1000");
    }

    /// The jar or folder that a class of this program came from.
    private static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place of " + type, e);
        }
    }

    private static URI uri(String name) {
        try {
            return new URI("strategy", null, "/" + name, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no name of a file: " + name, e);
        }
    }

    /// The file as the compiler sees it. Its public class may have any name.
    private static final class Unit extends SimpleJavaFileObject {
        private final SourceText source;

        Unit(SourceText source) {
            super(uri(source.name()), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
            return kind == JavaFileObject.Kind.SOURCE;
        }

        @Override
        public String getName() {
            return source.name();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final TreeMap<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager standard, TreeMap<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(uri(name + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
