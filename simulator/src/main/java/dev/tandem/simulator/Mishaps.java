package dev.tandem.simulator;

/// What can go wrong at a venue between a match and what is told of it, drawn from a seed. The
/// books of the venue stay as matched; the account is right by what was told.
///
/// | mishap | what is told |
/// |---|---|
/// | fill before the acceptance | both, the wrong way round |
/// | request in doubt | no answer came; then the answer |
/// | wrong proof | that an order was never accepted; then its acceptance |
/// | late fill | a fill of an order whose end was told |
/// | overfill | a fill that the order does not have room for, sooner or later |
/// | bust | that an earlier execution never was |
/// | correction | another quantity, price and commission of an earlier execution |
///
/// @param share how often each of them comes where it can, 0 to 1
public record Mishaps(long seed, double share) {
    public static final Mishaps NONE = new Mishaps(0, 0);

    public Mishaps {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("no share of mishaps: " + share);
        }
    }
}
