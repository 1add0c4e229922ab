package dev.tandem.runtime.prove;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/// The same run again: with the same classes, then with classes loaded anew.
///
/// The first shows what static fields carry from run to run, both show clocks, chance, and the
/// order of hash codes that objects get from the machine: in between objects are made that ask for
/// one, so that those of the next run are others.
final class RepeatCheck {
    static final String NAME = "repeat";
    private static final int TIMES = 2;
    private static final int OBJECTS = 97;

    private RepeatCheck() {}

    static CheckResult of(Subject subject) {
        var maker = subject.maker();
        var same = differs(subject, () -> maker);
        var fresh = differs(subject, maker::reloaded);
        var findings = new ArrayList<Finding>();
        if (fresh.isPresent()) {
            findings.add(
                    new Finding(
                            "the same run again: " + fresh.get(),
                            "something that is not the same each time decides: a clock, an unseeded"
                                    + " random number, a thread, or the order of a HashMap or"
                                    + " HashSet"));
        } else {
            same.ifPresent(difference ->
                    findings.add(
                            new Finding(
                                    "the same run again with the same classes: " + difference,
                                    "a static field keeps something from run to run; make it a"
                                            + " field of the strategy")));
        }
        return CheckResult.of(
                NAME,
                2 * TIMES,
                "run " + TIMES + " times more, and " + TIMES + " times with classes loaded anew",
                findings);
    }

    private static Optional<String> differs(Subject subject, Supplier<StrategyMaker> makers) {
        var difference = Optional.<String>empty();
        for (var i = 0; i < TIMES && difference.isEmpty(); i++) {
            useHashCodes();
            var again = Subject.of(subject.plan(), makers.get()).truth();
            difference = again.differenceFrom(subject.truth());
        }
        return difference;
    }

    /// The machine gives hash codes one after the other, to objects that ask for one.
    private static void useHashCodes() {
        var asked = new IdentityHashMap<Object, Boolean>();
        for (var i = 0; i < OBJECTS; i++) {
            asked.put(new Object(), true);
        }
    }
}
