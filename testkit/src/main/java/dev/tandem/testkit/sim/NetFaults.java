package dev.tandem.testkit.sim;

/// How often something goes wrong on a simulated net, as shares of all writes or connections from 0
/// to 1. Bytes are split, merged and delayed a little in any case.
///
/// @param cut the connection is cut: before a write arrives, in the middle of it, or after it
/// @param late what one end writes arrives at the other seconds after the writer has seen its end
///   of the connection cut
/// @param slow a write arrives seconds later, the connection holds
/// @param refused a connection is not made
public record NetFaults(double cut, double late, double slow, double refused) {
    /// Nothing goes wrong.
    public static final NetFaults NONE = new NetFaults(0, 0, 0, 0);
}
