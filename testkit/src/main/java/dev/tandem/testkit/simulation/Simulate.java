package dev.tandem.testkit.simulation;

/// Runs seeds and prints what came of them.
public final class Simulate {
    private Simulate() {}

    public static void main(String[] args) {
        var from = Long.parseLong(args[0]);
        var count = Long.parseLong(args[1]);
        var all = new Sometimes();
        var started = System.nanoTime();
        var bad = 0;
        for (var seed = from; seed < from + count; seed++) {
            var outcome = SimRun.of(Scenario.of(seed));
            all.add(outcome.sometimes());
            if (outcome.fails()) {
                bad++;
                if (bad <= 10) {
                    System.out.println(outcome.scenario().line());
                    outcome.violations().stream()
                            .limit(2)
                            .forEach(v -> System.out.println("   " + v));
                }
            }
        }
        for (var e : Sometimes.Event.values()) {
            System.out.println(all.of(e) + " " + e);
        }
        System.out.println("bad " + bad + " seconds " + (System.nanoTime() - started) / 1e9);
    }
}
