package dev.tandem.testkit.crash;

/// How a victim plays.
///
/// @param bySteps whether the session's thread writes the journals itself, so that all system calls
///   come in one order
/// @param segmentBytes size of the journals' files
/// @param paceMillis between two instants, 0 for none
/// @param apart whether the venue has a process of its own
record Manner(boolean bySteps, int segmentBytes, int paceMillis, boolean apart) {
    static final Manner THREADS = new Manner(false, 64 << 10, 0, false);
    static final Manner STEPS = new Manner(true, 64 << 10, 0, false);
    static final Manner APART = new Manner(false, 64 << 10, 0, true);
    static final Manner STEPS_APART = new Manner(true, 64 << 10, 0, true);

    Manner withSegmentBytes(int changed) {
        return new Manner(bySteps, changed, paceMillis, apart);
    }

    Manner withPaceMillis(int changed) {
        return new Manner(bySteps, segmentBytes, changed, apart);
    }
}
