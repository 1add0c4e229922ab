package dev.tandem.testkit.sim;

import dev.tandem.runtime.port.Rng;
import dev.tandem.testkit.workload.SplitMix64;

/// The chance of one simulation, all of it from its seed.
public final class SimRng implements Rng {
    private final long seed;
    private final SplitMix64 random;

    public SimRng(long seed) {
        this.seed = seed;
        random = new SplitMix64(seed);
    }

    @Override
    public long nextLong() {
        return random.next();
    }

    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("no bound: " + bound);
        }
        return (int) random.below(bound);
    }

    @Override
    public double nextDouble() {
        return (random.next() >>> 11) * 0x1p-53;
    }

    /// True once in a while.
    ///
    /// @param share from 0 (never) to 1 (always)
    public boolean chance(double share) {
        return nextDouble() < share;
    }

    @Override
    public SimRng forPurpose(String purpose) {
        var mixer = new SplitMix64(seed ^ purpose.hashCode());
        mixer.next();
        return new SimRng(mixer.next());
    }
}
