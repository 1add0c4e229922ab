package dev.tandem.testkit.journal;

/// How many cases the random tests try: few in the ordinary build, more by system property.
final class Counts {
    private Counts() {}

    /// `-Dtandem.flips=100000`: single bits turned, and damaged folders a tenth of it.
    static int flips() {
        return Integer.getInteger("tandem.flips", 2_000);
    }

    /// `-Dtandem.crashes=20000`: states of the disk after a power failure.
    static int crashes() {
        return Integer.getInteger("tandem.crashes", 250);
    }

    /// `-Dtandem.torn=1000`: records that are torn at each of their bytes.
    static int torn() {
        return Integer.getInteger("tandem.torn", 25);
    }
}
