package dev.tandem.app.strategy;

/// Something that a strategy uses and its author should know about.
///
/// @param name such as `java.time.Instant.now`, `new java.util.Random()` or `Mine.count`
/// @param line of the source where it stands first, 0 if the classes do not say
public record StrategyUse(String name, Reason reason, int line) {
    /// Why it deserves a word.
    public enum Reason {
        /// A replay decides otherwise: the clock, chance, threads, files.
        UNREPEATABLE,
        /// A static field is changed: all runs of a program share it, and no state saves it.
        STATIC_STATE,
        /// Goes through its elements in an order of hash codes.
        HASH_ORDER,
        /// Depends on language, time zone, charset or properties of the machine.
        MACHINE
    }
}
