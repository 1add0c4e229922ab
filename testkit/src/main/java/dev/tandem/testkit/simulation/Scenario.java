package dev.tandem.testkit.simulation;

import dev.tandem.testkit.sim.SimRng;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// All that one simulated session depends on. A seed gives one; a smaller one fails in the same way
/// if a failure is shrunk.
///
/// @param seed of the market, the strategy's chances and all that is not said here
/// @param instants bars of each instrument
/// @param instruments 1 to 3
/// @param features bits of [Feature]
/// @param haltAtStep after how many steps of all processes an operator halts the session; 0 if
///   nobody does
/// @param haltAtForce at the how manieth force of the engine's journal one does, 0 if nobody does
/// @param lives the processes before the last one, which goes on undisturbed to the end
record Scenario(
        long seed,
        int instants,
        int instruments,
        long features,
        long haltAtStep,
        long haltAtForce,
        List<Life> lives) {
    private static final long SECOND = 1_000_000_000L;

    Scenario {
        lives = List.copyOf(lives);
    }

    /// Draws everything: which faults are on, and how strong.
    static Scenario of(long seed) {
        var rng = new SimRng(seed * 0x9e3779b97f4a7c15L + 1).forPurpose("scenario");
        var features = 0L;
        for (var feature : Feature.values()) {
            if (rng.forPurpose(feature.name()).chance(share(feature))) { // others stay as they are
                features |= feature.bit();
            }
        }
        var strategy = Feature.STOPS.bit() * 2 - 1;
        if ((features & strategy) == 0) {
            features |= Feature.ORDERS.bit();
        }
        var isLong = rng.chance(0.1);
        var instants = isLong ? 80 + rng.nextInt(120) : 12 + rng.nextInt(48);
        var halts = rng.chance(0.15);
        var atStep = halts && rng.chance(0.5);
        return new Scenario(
                seed,
                instants,
                1 + rng.nextInt(3),
                features,
                atStep ? 1 + rng.nextInt(2 * instants) : 0,
                halts && !atStep ? 2 + rng.nextInt(60) : 0,
                lives(rng, (features & Feature.UNFORCED.bit()) != 0));
    }

    private static double share(Feature feature) {
        return switch (feature) {
            case ORDERS -> 0.7;
            case SNAPSHOTS -> 0.6;
            case SMALL_SEGMENTS -> 0.8;
            case LATENCY, PARTICIPATION -> 0.3;
            case SHORTS, TRADES, QUOTES, MISHAPS -> 0.25;
            case MARGIN, FREE, TWINS, GROUPED -> 0.1;
            case UNFORCED -> 0.07;
            case ABROAD, AGAIN, LATE -> 0.2;
            case APART -> 0.35;
            case CUTS -> 0.6;
            case OUTAGE -> 0.15;
            default -> 0.4;
        };
    }

    /// Swarm: each seed has its own shares of faults.
    private static List<Life> lives(SimRng rng, boolean unforced) {
        var count = rng.chance(0.08) ? 0 : 1 + rng.nextInt(rng.chance(0.15) ? 10 : 4);
        var power = unforced ? 0 : rng.chance(0.25) ? 0 : rng.nextDouble();
        var device = rng.chance(0.5) ? 0 : rng.nextDouble() * 0.6;
        var nested = rng.chance(0.6) ? 0.1 : 0.6;
        var jumps = rng.chance(0.7) ? 0 : 0.5;
        var slow = rng.chance(0.7) ? 0 : 0.5;
        var corrupt = rng.chance(0.5) ? 0 : 0.5;
        var lives = new ArrayList<Life>();
        for (var i = 0; i < count; i++) {
            var fault = fault(rng, device);
            lives.add(
                    new Life(
                            fault,
                            at(rng, fault, nested),
                            rng.chance(power) ? Math.max(1, rng.nextLong() >>> 40) : 0,
                            rng.chance(corrupt),
                            rng.chance(jumps) ? (rng.nextInt(2 * 86_400) - 86_400L) * SECOND : 0,
                            rng.chance(slow) ? (1 + rng.nextInt(300)) * SECOND / 10 : 0));
        }
        return lives;
    }

    private static Life.Fault fault(SimRng rng, double device) {
        if (rng.chance(device)) {
            return switch (rng.nextInt(4)) {
                case 0 -> Life.Fault.FULL;
                case 1 -> Life.Fault.FULL_FROM;
                case 2 -> Life.Fault.ERROR;
                default -> Life.Fault.FORCE_FAILS;
            };
        }
        return switch (rng.nextInt(11)) {
            case 0, 1 -> Life.Fault.APPEND_BEFORE;
            case 2, 3 -> Life.Fault.APPEND_AFTER;
            case 4, 5 -> Life.Fault.CALL_BEFORE;
            case 6, 7 -> Life.Fault.CALL_AFTER;
            case 8, 9 -> Life.Fault.RENAME_AFTER;
            default -> Life.Fault.STOP;
        };
    }

    /// Early ones strike while the process comes back.
    private static long at(SimRng rng, Life.Fault fault, double nested) {
        if (rng.chance(nested)) {
            return 1L + rng.nextInt(12);
        }
        return switch (fault) {
            case NONE, CUT -> 0;
            case APPEND_BEFORE, APPEND_AFTER -> 1 + rng.nextInt(rng.chance(0.3) ? 1500 : 400);
            case STOP -> 1 + rng.nextInt(60);
            case RENAME_AFTER -> 6L * rng.nextInt(8) + (rng.chance(0.5) ? 2 : rng.nextInt(6));
            case FORCE_FAILS -> 1 + rng.nextInt(80);
            case CALL_BEFORE, CALL_AFTER, FULL, FULL_FROM, ERROR -> 1 + rng.nextInt(300);
        };
    }

    boolean has(Feature feature) {
        return (features & feature.bit()) != 0;
    }

    boolean halts() {
        return haltAtStep > 0 || haltAtForce > 0;
    }

    Scenario withInstants(int changed) {
        return new Scenario(seed, changed, instruments, features, haltAtStep, haltAtForce, lives);
    }

    Scenario withInstruments(int changed) {
        return new Scenario(seed, instants, changed, features, haltAtStep, haltAtForce, lives);
    }

    Scenario withFeatures(long changed) {
        return new Scenario(seed, instants, instruments, changed, haltAtStep, haltAtForce, lives);
    }

    Scenario withoutHalt() {
        return new Scenario(seed, instants, instruments, features, 0, 0, lives);
    }

    Scenario withLives(List<Life> changed) {
        return new Scenario(
                seed, instants, instruments, features, haltAtStep, haltAtForce, changed);
    }

    /// One line from which [#parse] makes the same again.
    String line() {
        return "seed="
                + seed
                + " instants="
                + instants
                + " instruments="
                + instruments
                + " features="
                + Long.toHexString(features)
                + (haltAtStep > 0 ? " halt-step=" + haltAtStep : "")
                + (haltAtForce > 0 ? " halt-force=" + haltAtForce : "")
                + " lives="
                + lives.stream().map(Life::toString).collect(Collectors.joining(","));
    }

    /// Reads a line; what it does not say is as the seed gives it.
    static Scenario parse(String line) {
        Scenario read = null;
        var halts = false;
        for (var word : line.trim().split(" +")) {
            var at = word.indexOf('=');
            var name = word.substring(0, at);
            var value = word.substring(at + 1);
            if (read == null) {
                if (!name.equals("seed")) {
                    throw new IllegalArgumentException("no seed comes first: " + line);
                }
                read = of(Long.parseLong(value));
                continue;
            }
            halts |= name.startsWith("halt-");
            read = read.with(name, value);
        }
        if (read == null) {
            throw new IllegalArgumentException("an empty line is no scenario");
        }
        return halts || line.trim().indexOf(' ') < 0 ? read : read.withoutHalt();
    }

    private Scenario with(String name, String value) {
        return switch (name) {
            case "instants" -> withInstants(Integer.parseInt(value));
            case "instruments" -> withInstruments(Integer.parseInt(value));
            case "features" -> withFeatures(Long.parseLong(value, 16));
            case "halt-step" ->
                    new Scenario(
                            seed, instants, instruments, features, Long.parseLong(value), 0, lives);
            case "halt-force" ->
                    new Scenario(
                            seed, instants, instruments, features, 0, Long.parseLong(value), lives);
            case "lives" ->
                    withLives(
                            value.isEmpty()
                                    ? List.of()
                                    : List.of(value.split(",")).stream().map(Life::parse).toList());
            default -> throw new IllegalArgumentException("no part of a scenario: " + name);
        };
    }
}
