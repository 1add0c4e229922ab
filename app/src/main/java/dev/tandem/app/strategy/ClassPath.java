package dev.tandem.app.strategy;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Class bytes from the class path of the program.
final class ClassPath {
    private ClassPath() {}

    /// A class and those of its package that it uses, directly or through one another.
    ///
    /// @throws TandemException `TDM-7002` if the class does not exist
    static SequencedMap<String, byte[]> withItsPackage(String name) {
        var start = name.substring(0, name.lastIndexOf('.') + 1);
        var found = new TreeMap<String, byte[]>();
        var open = new ArrayDeque<String>();
        open.add(name);
        while (!open.isEmpty()) {
            var next = open.remove();
            if (found.containsKey(next)) {
                continue;
            }
            var bytes = read(next);
            if (bytes.isEmpty() && next.equals(name)) {
                throw missing(name);
            }
            bytes.ifPresent(content -> {
                found.put(next, content);
                ClassFile.of()
                        .parse(content)
                        .constantPool()
                        .forEach(entry -> {
                            if (entry instanceof ClassEntry type && isIn(start, type)) {
                                open.add(nameOf(type));
                            }
                        });
            });
        }
        return found;
    }

    private static boolean isIn(String start, ClassEntry type) {
        var name = nameOf(type);
        return name.startsWith(start) && name.indexOf('.', start.length()) < 0;
    }

    private static String nameOf(ClassEntry type) {
        return type.asInternalName().replace('/', '.');
    }

    private static Optional<byte[]> read(String name) {
        var resource = name.replace('.', '/') + ".class";
        try (var in = ClassPath.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TandemException missing(String name) {
        return new TandemException(
                Kind.NOT_FOUND,
                "TDM-7002",
                "no class \"" + name + "\" on the class path",
                "give the strategy's .java file, or the full name of its class with its package");
    }
}
