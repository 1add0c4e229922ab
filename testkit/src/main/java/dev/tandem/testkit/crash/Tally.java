package dev.tandem.testkit.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What happened in all processes. For several threads.
final class Tally {
    /// What is counted.
    enum Count {
        SESSIONS("sessions played to their end"),
        PROCESSES("processes"),
        KILLS("kills while playing or coming back"),
        KILLS_BY_TIME("of them at a random time"),
        KILLS_AIMED("of them aimed between an intent and its report"),
        KILLS_NESTED("of them while coming back from a kill"),
        KILLS_OF_ENGINE("of them of the engine alone, its venue in a process of its own went on"),
        KILLS_OF_BOTH("of them of engine and venue, each in a process of its own"),
        KILLS_OF_VENUE("kills of the venue alone, its engine went on; not counted above"),
        KILLS_AT_CALL("kills at a system call"),
        KILLS_TOO_EARLY("kills while the virtual machine started, not counted above"),
        BETWEEN("kills between an intent in the engine's journal and its report there"),
        BETWEEN_AT_ONCE("of them at a venue that answers at once"),
        NOT_AT_VENUE("of them: the venue does not have the request yet"),
        NOT_ANSWERED("of them: the venue has it and has not answered"),
        NOT_HEARD("of them: the venue has answered, the engine has not noted it"),
        KILLS_AT_ONCE_VENUE("kills at a venue that answers at once"),
        LOST("lost"),
        DOUBLED("doubled"),
        UNRESOLVED("unresolved"),
        UNSAFE("sent without durable intent"),
        TAIL_WRONG("torn records not cut exactly"),
        OTHER("other violations"),
        TAILS_TORN("torn records left behind on purpose"),
        TAILS_OF_KILLS("torn records left by kills themselves"),
        TAILS_CUT("torn records cut exactly where the last valid one ends"),
        DEEPEST("most kills in a row while coming back"),
        SYSTEM_CALLS("system calls in the trace"),
        FORCE_ERRORS("forces that failed"),
        DISK_FULL("writes that found the disk full"),
        SMALL_DISKS("sessions on a disk that was too small"),
        STALLS("stalls of the disk with a halt meanwhile"),
        HALTS_UNJUDGED("of them over too soon to judge their times"),
        HALT_MILLIS("longest way from the halt's file to the closed gate, milliseconds"),
        HALTS_LATE(
                "of the stalls: the gate closed later than 50 ms, as on a machine that is overloaded"),
        CANCEL_MILLIS("longest way from the halt's file to the first cancel, milliseconds"),
        STALLED_CANCELS("stalls in which a cancel left before the disk came back"),
        PAUSES("pauses (SIGSTOP)"),
        TERMINATIONS("clean ends (SIGTERM)"),
        CLOCK_JUMPS("jumps of the wall clock"),
        REQUESTS("requests at the venue"),
        RECORDS("records checked");

        private final String text;

        Count(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }

        boolean isViolation() {
            return compareTo(LOST) >= 0 && compareTo(OTHER) <= 0;
        }
    }

    private static final int MOST_STORIES = 20;

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final List<String> stories = new ArrayList<>();

    synchronized void add(Count count, long more) {
        counts.merge(count, more, Long::sum);
    }

    void add(Count count) {
        add(count, 1);
    }

    synchronized void most(Count count, long value) {
        counts.merge(count, value, Math::max);
    }

    synchronized long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    /// Something that must not be.
    ///
    /// @param story enough to find it again
    synchronized void violated(Count count, String story) {
        add(count);
        if (stories.size() < MOST_STORIES) {
            stories.add(count + ": " + story);
        }
    }

    synchronized List<String> stories() {
        return List.copyOf(stories);
    }

    boolean isSound() {
        for (var count : Count.values()) {
            if (count.isViolation() && of(count) > 0) {
                return false;
            }
        }
        return true;
    }
}
