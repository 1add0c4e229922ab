package dev.tandem.runtime.port;

import java.util.SplittableRandom;

/// Random numbers from a seed. For one thread.
public final class SeededRng implements Rng {
    private final long seed;
    private final SplittableRandom random;

    public SeededRng(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    @Override
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public double nextDouble() {
        return random.nextDouble();
    }

    @Override
    public Rng forPurpose(String purpose) {
        var mixed = seed;
        for (var i = 0; i < purpose.length(); i++) {
            mixed = (mixed ^ purpose.charAt(i)) * 0x9e3779b97f4a7c15L;
            mixed ^= mixed >>> 32;
        }
        return new SeededRng(mixed);
    }
}
