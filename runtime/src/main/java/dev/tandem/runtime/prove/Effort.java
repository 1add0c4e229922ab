package dev.tandem.runtime.prove;

/// How much is tried. The number depends on the length of the run alone and never on the clock, so
/// that a certificate can be repeated.
///
/// @param seed of all random choices
/// @param futures instants after which the data are changed, at most
/// @param stops instants at which the run is saved and resumed, at most
/// @param orders other orders of the instruments, at most
/// @param bars bars that one check may play, about
public record Effort(long seed, int futures, int stops, int orders, long bars) {
    /// Seconds for ten years of daily bars, minutes for a year of bars of a minute.
    public static final Effort USUAL = new Effort(1, 20, 200, 5, 4_000_000);

    private static final int LEAST = 4;

    public Effort {
        if (futures < 1 || stops < 1 || orders < 1 || bars < 1) {
            throw new IllegalArgumentException("at least one of each is tried");
        }
    }

    /// How many variations are played: as many as wanted, but less when they are long.
    ///
    /// @param barsEach bars of one of them
    int affordable(int wanted, double barsEach) {
        var fit = (int) Math.min(wanted, bars / Math.max(1, barsEach));
        return Math.min(wanted, Math.max(LEAST, fit));
    }
}
