package dev.tandem.testkit.simulation;

import java.util.Locale;

/// One process of a simulated session: what goes wrong in it, and how it ends.
///
/// @param fault what goes wrong first
/// @param at the how manieth append, call or step of this process it strikes, from 1
/// @param powerSeed decides what the disk had done when the power failed at the end of it; 0 if
///   only the process ended
/// @param corruptsSnapshot whether the newest snapshot is damaged before the next process
/// @param jumpNanos by how much somebody sets the wall clock on the way
/// @param forceNanos how long each force of the disk takes
record Life(
        Fault fault,
        long at,
        long powerSeed,
        boolean corruptsSnapshot,
        long jumpNanos,
        long forceNanos) {

    /// What goes wrong.
    enum Fault {
        /// Nothing does.
        NONE,
        /// The process dies before it appends a record to a queue.
        APPEND_BEFORE,
        /// The process dies when it has appended one.
        APPEND_AFTER,
        /// The process dies before a call that changes something on the disk.
        CALL_BEFORE,
        /// The process dies after one.
        CALL_AFTER,
        /// The process dies up to five calls after a file got its last name: a segment begins or a
        /// snapshot is there.
        RENAME_AFTER,
        /// A call finds the disk full.
        FULL,
        /// From a call on, whatever needs room finds the disk full.
        FULL_FROM,
        /// A call fails with an error of the device.
        ERROR,
        /// A force fails once: programs see its pages, the disk never gets them.
        FORCE_FAILS,
        /// The operator ends the process properly and starts it again.
        STOP,
        /// The connection to a venue in a process of its own is cut at a write, four ways for each.
        CUT
    }

    /// A process in which nothing goes wrong.
    static final Life QUIET = new Life(Fault.NONE, 0, 0, false, 0, 0);

    boolean losesPower() {
        return powerSeed != 0;
    }

    /// Only what is needed of it.
    Life withoutExtras() {
        return new Life(fault, at, powerSeed, false, 0, 0);
    }

    Life withoutPowerLoss() {
        return new Life(fault, at, 0, corruptsSnapshot, jumpNanos, forceNanos);
    }

    /// As [#parse] reads it: `call_after@120/p7/c/j-3600/f200`.
    @Override
    public String toString() {
        return fault.name().toLowerCase(Locale.ROOT)
                + "@"
                + at
                + (losesPower() ? "/p" + Long.toHexString(powerSeed) : "")
                + (corruptsSnapshot ? "/c" : "")
                + (jumpNanos == 0 ? "" : "/j" + jumpNanos)
                + (forceNanos == 0 ? "" : "/f" + forceNanos);
    }

    static Life parse(String text) {
        var words = text.split("/");
        var head = words[0].split("@");
        var life =
                new Life(
                        Fault.valueOf(head[0].toUpperCase(Locale.ROOT)),
                        Long.parseLong(head[1]),
                        0,
                        false,
                        0,
                        0);
        for (var i = 1; i < words.length; i++) {
            life = life.with(words[i].charAt(0), words[i].substring(1));
        }
        return life;
    }

    private Life with(char mark, String value) {
        return switch (mark) {
            case 'p' ->
                    new Life(
                            fault,
                            at,
                            Long.parseUnsignedLong(value, 16),
                            corruptsSnapshot,
                            jumpNanos,
                            forceNanos);
            case 'c' -> new Life(fault, at, powerSeed, true, jumpNanos, forceNanos);
            case 'j' ->
                    new Life(
                            fault,
                            at,
                            powerSeed,
                            corruptsSnapshot,
                            Long.parseLong(value),
                            forceNanos);
            case 'f' ->
                    new Life(
                            fault,
                            at,
                            powerSeed,
                            corruptsSnapshot,
                            jumpNanos,
                            Long.parseLong(value));
            default -> throw new IllegalArgumentException("no part of a life: " + mark + value);
        };
    }
}
