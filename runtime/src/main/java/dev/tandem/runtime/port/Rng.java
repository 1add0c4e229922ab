package dev.tandem.runtime.port;

/// Random numbers that come from a seed: the same seed gives the same numbers.
public interface Rng {

    /// 64 random bits.
    long nextLong();

    /// A number from 0 to `bound - 1`.
    ///
    /// @param bound 1 or more
    int nextInt(int bound);

    /// A number from 0 to below 1.
    double nextDouble();

    /// Numbers of their own for one purpose: what is drawn there changes nothing here.
    Rng forPurpose(String purpose);
}
