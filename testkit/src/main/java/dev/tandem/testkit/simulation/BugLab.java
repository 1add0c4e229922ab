package dev.tandem.testkit.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Plants bugs and lets seeds look for them. The changed source is compiled in memory; the program
/// and this harness are loaded once more beside it, so that nothing of the running program changes.
final class BugLab {
    private final Path root;

    /// @param root of the repository, where the sources are
    BugLab(Path root) {
        this.root = root;
    }

    /// A seed that noticed.
    ///
    /// @param seeds how many were run
    /// @param violation the first one
    record Found(long seed, long seeds, String violation) {}

    /// Runs seeds until one notices the bug.
    Optional<Found> look(PlantedBug bug, long fromSeed, long count) {
        var found = call(bug, "firstViolation", fromSeed, count);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var at = found.indexOf(' ');
        var seed = Long.parseLong(found.substring(0, at));
        return Optional.of(new Found(seed, seed - fromSeed + 1, found.substring(at + 1)));
    }

    /// The smallest scenario that notices as a seed does.
    String smallest(PlantedBug bug, long seed) {
        return call(bug, "smallest", seed);
    }

    /// What the scenario notices that is known to; empty if nothing.
    String replay(PlantedBug bug) {
        return call(bug, "violation", bug.line());
    }

    private String call(PlantedBug bug, String method, Object... arguments) {
        try {
            var trial = new ChangedProgram(compiled(bug)).loadClass(BugTrial.class.getName());
            var types =
                    Arrays.stream(arguments)
                            .map(one -> one instanceof Long ? long.class : one.getClass())
                            .toArray(Class<?>[]::new);
            return (String) trial.getMethod(method, types).invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the changed program does not run: " + bug.name(), e);
        }
    }

    private Map<String, byte[]> compiled(PlantedBug bug) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var source = bug.planted(read(root.resolve(bug.file())));
        var messages = new StringWriter();
        try (var files = new Classes(compiler.getStandardFileManager(null, null, null))) {
            var task =
                    compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-implicit:none", "-parameters"),
                            null,
                            List.of(new Source(bug.className(), source)));
            if (!task.call()) {
                throw new IllegalArgumentException(
                        "bug \"" + bug.name() + "\" does not compile: " + messages);
            }
            return files.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String content;

        Source(String className, String content) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    /// Keeps what the compiler writes.
    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Classes(JavaFileManager others) {
            super(others);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject source) {
            return new SimpleJavaFileObject(
                    URI.create("bytes:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    written.put(className, bytes);
                    return bytes;
                }
            };
        }

        Map<String, byte[]> bytes() {
            var bytes = new LinkedHashMap<String, byte[]>();
            written.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
            return bytes;
        }
    }

    /// All classes of the program anew, some of them changed.
    private static final class ChangedProgram extends ClassLoader {
        private static final Map<String, byte[]> ORIGINALS = new ConcurrentHashMap<>();

        private final Map<String, byte[]> changed;

        ChangedProgram(Map<String, byte[]> changed) {
            super(BugLab.class.getClassLoader());
            this.changed = changed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.tandem.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            var bytes = changed.get(name);
            if (bytes == null) {
                bytes = ORIGINALS.get(name);
            }
            if (bytes == null) {
                bytes = original(name);
                ORIGINALS.put(name, bytes);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        private byte[] original(String name) throws ClassNotFoundException {
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
