package dev.tandem.runtime.live;

import dev.tandem.runtime.journal.RecordTypes;
import dev.tandem.runtime.record.RecordType;

/// Processes of a session that ended one after the other without a stop and without getting
/// further: no instant of the feed was new. Something starts them again and again, and it does not
/// help, so the next one waits, longer each time.
///
/// @param deaths how many there were in a row, each begun at most ten minutes before the next
/// @param lastNanos when the last of them began, nanoseconds since 1970 UTC
public record RestartLoop(int deaths, long lastNanos) {
    /// From so many on the next process waits.
    public static final int PATIENCE = 3;

    private static final long SECOND = 1_000_000_000L;
    private static final long WITHIN = 600 * SECOND;
    private static final long FIRST_PAUSE = 5 * SECOND;
    private static final int MOST_DOUBLINGS = 5; // 160 s

    /// Nobody died.
    static final RestartLoop NONE = new RestartLoop(0, Long.MIN_VALUE);

    /// Counts them, record by record of the engine's journal.
    static final class Count {
        private int deaths;
        private long beganNanos = Long.MIN_VALUE;
        private boolean isFurther = true;

        void take(int type, long atNanos) {
            if (type == RecordTypes.EPOCH_STARTED) {
                endEpoch();
                if (atNanos - WITHIN > beganNanos) {
                    deaths = 0;
                }
                beganNanos = atNanos;
                isFurther = false;
            } else if (type == RecordType.INSTANT.code() || type == RecordType.CLEAN_STOP.code()) {
                isFurther = true;
            }
        }

        private void endEpoch() {
            deaths = deathsSoFar();
        }

        private int deathsSoFar() {
            return isFurther ? 0 : deaths + 1;
        }

        /// As if the last process had ended.
        RestartLoop loop() {
            return new RestartLoop(deathsSoFar(), beganNanos);
        }
    }

    /// How long the next process waits.
    ///
    /// @param nowNanos by the wall clock
    /// @return nanoseconds, 0 if it need not
    public long pauseNanos(long nowNanos) {
        if (deaths < PATIENCE || nowNanos < lastNanos) {
            return 0;
        }
        var pause = FIRST_PAUSE << Math.min(deaths - PATIENCE, MOST_DOUBLINGS);
        return Math.max(0, lastNanos + pause - nowNanos);
    }
}
