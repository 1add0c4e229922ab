package dev.tandem.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a failing scenario smaller as long as it fails by the same invariant: fewer processes,
/// fewer features, fewer instruments, a shorter day.
final class Shrink {
    private final String invariant;
    private int left;

    private Shrink(String invariant, int runs) {
        this.invariant = invariant;
        left = runs;
    }

    /// @param failing its outcome has a violation
    /// @param runs how many smaller ones are tried at most
    static Scenario of(SimRun.Outcome failing, int runs) {
        return new Shrink(failing.violations().getFirst().invariant(), runs)
                .smallest(failing.scenario());
    }

    private Scenario smallest(Scenario failing) {
        var now = failing;
        while (true) {
            var smaller = candidates(now).stream().filter(this::fails).findFirst();
            if (smaller.isEmpty()) {
                return now;
            }
            now = smaller.get();
        }
    }

    private boolean fails(Scenario scenario) {
        if (left-- <= 0) {
            return false;
        }
        var violations = SimRun.of(scenario).violations();
        return !violations.isEmpty() && violations.getFirst().invariant().equals(invariant);
    }

    private static List<Scenario> candidates(Scenario from) {
        var smaller = new ArrayList<Scenario>();
        var lives = from.lives();
        for (var i = 0; i < lives.size(); i++) {
            smaller.add(from.withLives(changed(lives, i, Optional.empty())));
        }
        if (from.halts()) {
            smaller.add(from.withoutHalt());
        }
        if (from.instants() > 4) {
            smaller.add(from.withInstants(from.instants() / 2));
        }
        if (from.instruments() > 1) {
            smaller.add(from.withInstruments(from.instruments() - 1));
        }
        for (var feature : Feature.values()) {
            if (from.has(feature)) {
                smaller.add(from.withFeatures(from.features() & ~feature.bit()));
            }
        }
        for (var i = 0; i < lives.size(); i++) {
            for (var simpler :
                    List.of(lives.get(i).withoutPowerLoss(), lives.get(i).withoutExtras())) {
                if (!simpler.equals(lives.get(i))) {
                    smaller.add(from.withLives(changed(lives, i, Optional.of(simpler))));
                }
            }
        }
        if (from.instants() > 4) {
            smaller.add(from.withInstants(from.instants() - 1));
        }
        return smaller;
    }

    private static List<Life> changed(List<Life> lives, int at, Optional<Life> by) {
        var changed = new ArrayList<>(lives);
        if (by.isPresent()) {
            changed.set(at, by.get());
        } else {
            changed.remove(at);
        }
        return changed;
    }
}
