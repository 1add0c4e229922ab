package dev.tandem.runtime.prove;

import dev.tandem.api.strategy.Strategy;
import dev.tandem.engine.state.UnsavableFieldException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Every field of the strategy can be saved, wherever the run is stopped. Transient fields are not
/// saved, which is noted.
final class StateCheck {
    static final String NAME = "state";

    private StateCheck() {}

    static CheckResult of(Subject subject, Effort effort, Watcher watcher) {
        var stops = Stops.of(subject, effort);
        var unsavable = new LinkedHashMap<String, Finding>();
        var session = subject.session(new RunStory());
        session.start();
        watcher.at(NAME, 0, stops.count());
        for (var step = 0; session.step(); step++) {
            if (stops.isAfter(step)) {
                try {
                    session.save();
                } catch (UnsavableFieldException e) {
                    var finding = finding(subject, e);
                    unsavable.putIfAbsent(finding.what(), finding);
                }
            }
        }
        var text = "saved at " + stops.count() + " of " + subject.truth().instants().count();
        if (!unsavable.isEmpty()) {
            return CheckResult.of(
                    NAME, stops.count(), text + " instants", List.copyOf(unsavable.values()));
        }
        var lost = transientFields(subject);
        return new CheckResult(
                NAME,
                lost.isEmpty() ? Verdict.PASSED : Verdict.NOTED,
                stops.count(),
                text + " instants",
                lost);
    }

    private static Finding finding(Subject subject, UnsavableFieldException refused) {
        var field = refused.field();
        var cause = refused.getCause();
        return new Finding(
                "field "
                        + named(subject, field)
                        + " cannot be saved: "
                        + String.valueOf(cause == null ? refused : cause.getMessage())
                                .replaceAll("/0x[0-9a-f]+", ""), // of a lambda, another each time
                "make it of a supported type, or transient if it is not state");
    }

    private static List<Finding> transientFields(Subject subject) {
        var findings = new ArrayList<Finding>();
        for (var type : nest(subject.maker().make())) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isTransient(field.getModifiers()) && !field.isSynthetic()) {
                    findings.add(
                            new Finding(
                                    "field " + named(subject, field) + " is transient",
                                    "it is empty after a resume: set it again where it is used"));
                }
            }
        }
        return findings;
    }

    private static List<Class<?>> nest(Strategy strategy) {
        return List.of(strategy.getClass().getNestMembers());
    }

    private static String named(Subject subject, java.lang.reflect.Field field) {
        var owner = field.getDeclaringClass().getSimpleName();
        var place = subject.maker().placeOf(owner, field.getName());
        return owner + "." + field.getName() + (place.isEmpty() ? "" : " (" + place + ")");
    }
}
