package dev.tandem.research;

/// Random numbers of a seed, the same on every machine and Java.
///
/// Source: G. Steele, D. Lea, C. Flood, *Fast Splittable Pseudorandom Number Generators* (2014).
final class SplitMix64 {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /// A number from 0 to `bound - 1`, each equally likely.
    ///
    /// @param bound above 0
    long below(long bound) {
        var bits = next() >>> 1;
        var number = bits % bound;
        while (bits - number + (bound - 1)
                < 0) { // the last, incomplete round of all 63-bit numbers
            bits = next() >>> 1;
            number = bits % bound;
        }
        return number;
    }

    private long next() {
        state += GAMMA;
        var mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
