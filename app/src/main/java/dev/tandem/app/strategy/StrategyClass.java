package dev.tandem.app.strategy;

import dev.tandem.api.strategy.Strategy;
import java.util.List;
import java.util.Optional;

/// A strategy that is loaded and not yet made.
///
/// @param sha256 of its source, or of its classes when it came without one, in hexadecimal
/// @param unrepeatable what it uses that makes a replay differ, such as `java.time.Instant.now`
public record StrategyClass(
        Class<? extends Strategy> type,
        Optional<SourceText> source,
        String sha256,
        List<String> unrepeatable) {
    public StrategyClass {
        unrepeatable = List.copyOf(unrepeatable);
    }

    public String name() {
        return type.getSimpleName();
    }

    /// Whether a stack frame belongs to a strategy.
    public static boolean isIn(StackTraceElement frame) {
        return StrategyClassLoader.NAME.equals(frame.getClassLoaderName());
    }
}
