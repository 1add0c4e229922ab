package dev.tandem.engine.time;

import java.util.random.RandomGenerator;

/// SplitMix64: the same numbers as `java.util.SplittableRandom` of the same seed, with a state of
/// one long that is saved and restored.
public final class SeededRandom implements RandomGenerator {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    public SeededRandom(long seed) {
        state = seed;
    }

    @Override
    public long nextLong() {
        state += GAMMA;
        var z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public long state() {
        return state;
    }

    public void restore(long saved) {
        state = saved;
    }
}
