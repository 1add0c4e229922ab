package dev.tandem.runtime.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When a record counts as durable.
public enum Durability {
    /// After a force of its own commit. One commit takes all that is queued; nobody waits for a
    /// timer.
    FORCE_BEFORE_SEND,

    /// After a force as well, but forces are at least 5 ms apart: fewer of them, and a record waits
    /// up to 5 ms longer.
    GROUP_5MS,

    /// When it was handed to the operating system: survives the end of the process, not a power
    /// failure.
    NONE;

    /// Reads `force-before-send`, `group-5ms` or `none`.
    public static Optional<Durability> parse(String text) {
        return Arrays.stream(values()).filter(mode -> mode.toString().equals(text)).findFirst();
    }

    boolean forces() {
        return this != NONE;
    }

    /// Nanoseconds between two forces, at least.
    long forceGapNanos() {
        return this == GROUP_5MS ? 5_000_000 : 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
