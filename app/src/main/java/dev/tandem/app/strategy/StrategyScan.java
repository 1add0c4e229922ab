package dev.tandem.app.strategy;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Looks through the classes of a strategy for what breaks the promises of a run: reflection past
/// the class loader is refused; what makes a replay differ is only reported.
final class StrategyScan {
    private static final Set<String> REFUSED_MEMBERS =
            Set.of(
                    "java.lang.Class.getDeclaredField",
                    "java.lang.Class.getDeclaredFields",
                    "java.lang.Class.getDeclaredMethod",
                    "java.lang.Class.getDeclaredMethods",
                    "java.lang.Class.getDeclaredConstructor",
                    "java.lang.Class.getDeclaredConstructors",
                    "java.lang.Class.getClassLoader",
                    "java.lang.Thread.getContextClassLoader",
                    "java.lang.invoke.MethodHandles.privateLookupIn");

    private static final Set<String> UNREPEATABLE_MEMBERS =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID");

    private static final Set<String> UNREPEATABLE_TYPES =
            Set.of(
                    "java.lang.Thread",
                    "java.lang.ThreadLocal",
                    "java.lang.ProcessBuilder",
                    "java.lang.Runtime",
                    "java.security.SecureRandom",
                    "java.util.Timer",
                    "java.util.concurrent.CompletableFuture",
                    "java.util.concurrent.ExecutorService",
                    "java.util.concurrent.Executors",
                    "java.util.concurrent.ForkJoinPool",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.io.File",
                    "java.io.FileInputStream",
                    "java.io.FileOutputStream",
                    "java.io.FileReader",
                    "java.io.FileWriter",
                    "java.io.RandomAccessFile",
                    "java.nio.file.Files",
                    "java.nio.file.Path",
                    "java.nio.channels.FileChannel");

    private static final List<String> UNREPEATABLE_PACKAGES =
            List.of("java.net.", "java.util.concurrent.locks.");

    private final Set<String> refused = new TreeSet<>();
    private final Set<String> unrepeatable = new TreeSet<>();

    private StrategyScan() {}

    /// What makes a replay differ, such as `java.time.Instant.now`, sorted.
    ///
    /// @throws TandemException `TDM-5004` if a class uses what is refused
    static List<String> unrepeatable(String strategy, Collection<byte[]> classes) {
        var scan = new StrategyScan();
        for (var bytes : classes) {
            ClassFile.of().parse(bytes).constantPool().forEach(scan::look);
        }
        if (!scan.refused.isEmpty()) {
            throw new TandemException(
                    Kind.STRATEGY,
                    "TDM-5004",
                    strategy
                            + " uses "
                            + String.join(", ", scan.membersFirst())
                            + ": strategies may not reach past the api",
                    "use Context for what the strategy needs; its state is saved without reflection");
        }
        return List.copyOf(scan.unrepeatable);
    }

    /// What is refused; a type only if none of its members says more.
    private List<String> membersFirst() {
        return refused.stream()
                .filter(name -> refused.stream().noneMatch(other -> other.startsWith(name + ".")))
                .toList();
    }

    private void look(PoolEntry entry) {
        switch (entry) {
            case ClassEntry type -> type(nameOf(type));
            case MemberRefEntry member ->
                    member(
                            nameOf(member.owner()),
                            member.name().stringValue(),
                            member.type().stringValue());
            default -> {}
        }
    }

    private static String nameOf(ClassEntry type) {
        return type.asInternalName().replace('/', '.');
    }

    private void type(String name) {
        if (isRefused(name)) {
            refused.add(name);
        } else if (UNREPEATABLE_TYPES.contains(name)
                || UNREPEATABLE_PACKAGES.stream().anyMatch(name::startsWith)) {
            unrepeatable.add(name);
        }
    }

    private static boolean isRefused(String type) {
        return type.startsWith("java.lang.reflect.")
                || type.startsWith("jdk.internal.")
                || type.equals("sun.misc.Unsafe")
                || type.equals("java.lang.ClassLoader");
    }

    private void member(String owner, String name, String descriptor) {
        var full = owner + "." + name;
        if (REFUSED_MEMBERS.contains(full) || isRefused(owner)) {
            refused.add(full);
        } else if (UNREPEATABLE_MEMBERS.contains(full)
                || (owner.startsWith("java.time.") && readsTheClock(owner, name, descriptor))) {
            unrepeatable.add(full);
        } else if (name.equals("<init>")
                && descriptor.equals("()V")
                && (owner.equals("java.util.Random")
                        || owner.equals("java.util.SplittableRandom"))) {
            unrepeatable.add("new " + owner + "()");
        }
    }

    private static boolean readsTheClock(String owner, String name, String descriptor) {
        return (name.equals("now") && !descriptor.startsWith("(Ljava/time/Clock;"))
                || (owner.equals("java.time.Clock") && name.startsWith("system"));
    }
}
