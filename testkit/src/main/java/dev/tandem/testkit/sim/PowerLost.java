package dev.tandem.testkit.sim;

/// The simulated machine has no power; see [SimStorage#afterPowerLoss(PowerLoss)].
public final class PowerLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    PowerLost(String where) {
        super("the power failed: " + where);
    }
}
