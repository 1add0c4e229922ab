package dev.tandem.testkit.workload;

/// The random numbers of the workloads: SplitMix64, the same sequence as `new
/// java.util.SplittableRandom(seed).nextLong()`.
///
/// Source: G. Steele, D. Lea, C. Flood, *Fast Splittable Pseudorandom Number Generators* (2014).
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /// The next 64 bits.
    public long next() {
        state += GOLDEN_GAMMA;
        var mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /// The upper 31 bits of the next number modulo `bound`.
    ///
    /// @param bound above 0
    public long below(long bound) {
        return (next() >>> 33) % bound;
    }
}
