package dev.tandem.app.strategy;

import dev.tandem.app.strategy.StrategyUse.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The types and members of the Java library that make runs differ.
final class UnrepeatableWords {
    private static final Set<String> CHANCE_AND_CLOCKS =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.System.identityHashCode",
                    "java.lang.Math.random",
                    "java.util.Calendar.getInstance",
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

    private static final Set<String> HASHED =
            Set.of(
                    "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.Hashtable",
                    "java.util.IdentityHashMap",
                    "java.util.WeakHashMap",
                    "java.util.concurrent.ConcurrentHashMap");

    private static final Set<String> HASH_ORDER =
            Set.of(
                    "java.lang.Object.hashCode",
                    "java.util.Map.copyOf",
                    "java.util.Map.of",
                    "java.util.Map.ofEntries",
                    "java.util.Set.copyOf",
                    "java.util.Set.of",
                    "java.util.stream.Collectors.toSet",
                    "java.util.stream.Collectors.toUnmodifiableMap",
                    "java.util.stream.Collectors.toUnmodifiableSet");

    private static final Set<String> MACHINE =
            Set.of(
                    "java.lang.String.formatted",
                    "java.lang.System.getenv",
                    "java.lang.System.getProperty",
                    "java.lang.System.lineSeparator",
                    "java.nio.charset.Charset.defaultCharset",
                    "java.time.ZoneId.systemDefault",
                    "java.util.Locale.getDefault",
                    "java.util.TimeZone.getDefault");

    private static final Set<String> MACHINE_WITHOUT_ARGUMENTS =
            Set.of(
                    "java.lang.String.getBytes",
                    "java.lang.String.toLowerCase",
                    "java.lang.String.toUpperCase");

    private UnrepeatableWords() {}

    static boolean isType(String name) {
        return UNREPEATABLE_TYPES.contains(name)
                || UNREPEATABLE_PACKAGES.stream().anyMatch(name::startsWith);
    }

    /// Why a member deserves a word; empty if it does not.
    static Optional<Reason> reason(String owner, String name, String descriptor) {
        var full = owner + "." + name;
        var isMade = name.equals("<init>");
        var isEmpty = descriptor.startsWith("()");
        if (CHANCE_AND_CLOCKS.contains(full)
                || (owner.startsWith("java.time.") && readsTheClock(owner, name, descriptor))
                || (owner.startsWith("java.util.") && name.startsWith("parallel"))
                || (isMade && isEmpty && isUnseeded(owner))) {
            return Optional.of(Reason.UNREPEATABLE);
        }
        if (HASH_ORDER.contains(full) || (isMade && HASHED.contains(owner))) {
            return Optional.of(Reason.HASH_ORDER);
        }
        var isLocal =
                full.equals("java.lang.String.format")
                        && !descriptor.startsWith("(Ljava/util/Locale;");
        return isLocal
                        || MACHINE.contains(full)
                        || (isEmpty && MACHINE_WITHOUT_ARGUMENTS.contains(full))
                        || owner.startsWith("java.text.")
                ? Optional.of(Reason.MACHINE)
                : Optional.empty();
    }

    private static boolean isUnseeded(String type) {
        return type.equals("java.util.Random")
                || type.equals("java.util.SplittableRandom")
                || type.equals("java.util.Date");
    }

    private static boolean readsTheClock(String owner, String name, String descriptor) {
        return (name.equals("now") && !descriptor.startsWith("(Ljava/time/Clock;"))
                || (owner.equals("java.time.Clock") && name.startsWith("system"));
    }
}
