package dev.tandem.app.strategy;

import dev.tandem.api.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A strategy that is loaded and not yet made.
///
/// @param sha256 of its source, or of its classes when it came without one, in hexadecimal
/// @param uses what it uses that deserves a word, sorted
public record StrategyClass(
        Class<? extends Strategy> type,
        Optional<SourceText> source,
        String sha256,
        List<StrategyUse> uses) {
    public StrategyClass {
        uses = List.copyOf(uses);
    }

    /// What it uses that makes a replay differ, such as `java.time.Instant.now`.
    public List<String> unrepeatable() {
        return uses.stream()
                .filter(use -> use.reason() == StrategyUse.Reason.UNREPEATABLE)
                .map(StrategyUse::name)
                .toList();
    }

    /// The lines of its source on which fields are declared, by `Class.field` with simple names;
    /// empty without a source.
    public Map<String, Integer> fieldLines() {
        return source.map(StrategyCompiler::fieldLines).orElse(Map.of());
    }

    /// The same strategy from classes that are defined anew, with static fields of their own.
    public StrategyClass reloaded() {
        if (!(type.getClassLoader() instanceof StrategyClassLoader loader)) {
            throw new IllegalStateException(type + " was not loaded as a strategy");
        }
        var again = StrategyLoader.loadClass(loader.again(), type.getName());
        return new StrategyClass(again.asSubclass(Strategy.class), source, sha256, uses);
    }

    public String name() {
        return type.getSimpleName();
    }

    /// Whether a stack frame belongs to a strategy.
    public static boolean isIn(StackTraceElement frame) {
        return StrategyClassLoader.NAME.equals(frame.getClassLoaderName());
    }
}
