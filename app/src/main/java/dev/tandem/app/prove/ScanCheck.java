package dev.tandem.app.prove;

import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.strategy.StrategyUse;
import dev.tandem.runtime.prove.CheckResult;
import dev.tandem.runtime.prove.Finding;
import dev.tandem.runtime.prove.Verdict;
import java.util.Comparator;

/// What the classes of a strategy use, without running them.
public final class ScanCheck {
    public static final String NAME = "scan";

    private ScanCheck() {}

    /// Fails where no run can be repeated or resumed, notes what may make runs differ.
    public static CheckResult of(StrategyClass strategy) {
        var findings =
                strategy.uses().stream()
                        .sorted(
                                Comparator.comparing((StrategyUse use) -> !isFault(use))
                                        .thenComparing(StrategyUse::line)
                                        .thenComparing(StrategyUse::name))
                        .map(use -> finding(strategy, use))
                        .toList();
        var verdict =
                strategy.uses().stream().anyMatch(ScanCheck::isFault)
                        ? Verdict.FAILED
                        : findings.isEmpty() ? Verdict.PASSED : Verdict.NOTED;
        return new CheckResult(
                NAME,
                verdict,
                1,
                "the classes looked through for clocks, chance, threads, files, static state, hash"
                        + " order",
                findings);
    }

    private static boolean isFault(StrategyUse use) {
        return switch (use.reason()) {
            case UNREPEATABLE, STATIC_STATE -> true;
            case HASH_ORDER, MACHINE -> false;
        };
    }

    private static Finding finding(StrategyClass strategy, StrategyUse use) {
        var place = LoadedMaker.place(strategy, use.line());
        return switch (use.reason()) {
            case UNREPEATABLE ->
                    new Finding(
                            place + " uses " + use.name(),
                            "no run with it can be repeated; use context.now() and"
                                    + " context.random()");
            case STATIC_STATE ->
                    new Finding(
                            place + " changes the static field " + use.name(),
                            "all runs of a program share it and nothing saves it; make it a field of"
                                    + " the strategy");
            case HASH_ORDER ->
                    new Finding(
                            place + " uses " + use.name(),
                            "its order differs from start to start; where the order matters use a"
                                    + " list, TreeMap or LinkedHashMap");
            case MACHINE ->
                    new Finding(
                            place + " uses " + use.name(),
                            "it depends on language, zone or settings of the machine; name a"
                                    + " Locale, zone or charset");
        };
    }
}
