package dev.tandem.testkit.simulation;

import dev.tandem.testkit.sim.PowerLoss;
import dev.tandem.testkit.sim.SimRng;
import dev.tandem.testkit.sim.SimStorage;

/// Anything may survive a power failure, and the last write of the folder is often torn within its
/// own bytes: anywhere else in the page a tear would not be seen.
final class TearingLoss implements PowerLoss {
    private static final double TORN = 0.6;
    private static final double KEPT = 0.25;

    private final PowerLoss others;
    private final SimRng rng;
    private final long position;
    private final int bytes;

    /// @param position of the last write in its file
    /// @param bytes of it, 0 if there was none
    TearingLoss(SimRng rng, long position, int bytes) {
        others = PowerLoss.random(rng.forPurpose("pages"));
        this.rng = rng;
        this.position = position;
        this.bytes = bytes;
    }

    @Override
    public int namesKept(String folder, int pending) {
        return others.namesKept(folder, pending);
    }

    @Override
    public int pageState(String file, long page, int states) {
        return rng.chance(KEPT) ? states : others.pageState(file, page, states);
    }

    @Override
    public int tornAt(String file, long page) {
        if (bytes == 0 || !rng.chance(TORN)) {
            return others.tornAt(file, page);
        }
        var at = position + rng.nextInt(bytes) - page * SimStorage.PAGE;
        return Math.clamp(at, 0, SimStorage.PAGE);
    }

    @Override
    public boolean growthKept(String file) {
        return others.growthKept(file);
    }
}
