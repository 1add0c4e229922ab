package dev.tandem.runtime.prove;

import java.util.BitSet;
import java.util.SplittableRandom;

/// The steps after which a run is saved: all of a short run; of a long one most at even distances,
/// because faults hide anywhere, and the rest at random, because even distances fall on the same
/// weekday.
record Stops(BitSet steps, int count) {
    static Stops of(Subject subject, Effort effort) {
        var steps = subject.truth().instants().count();
        var count = effort.affordable(Math.min(effort.stops(), steps), subject.bars() / 2.0);
        var chosen = new BitSet(steps);
        if (count >= steps) {
            chosen.set(0, steps);
            return new Stops(chosen, steps);
        }
        var even = count * 3 / 4;
        for (var i = 0; i < even; i++) {
            chosen.set((int) ((long) i * steps / even));
        }
        var random = new SplittableRandom(effort.seed());
        while (chosen.cardinality() < count) {
            chosen.set(random.nextInt(steps));
        }
        return new Stops(chosen, count);
    }

    boolean isAfter(int step) {
        return steps.get(step);
    }
}
