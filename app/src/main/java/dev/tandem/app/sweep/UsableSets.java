package dev.tandem.app.sweep;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.research.SweepPlan;
import java.util.List;
import java.util.SequencedMap;

/// Whether the strategy can take the parameter sets of a sweep, told before anything runs.
///
/// @param redaction knows the secrets, which no parameter may be
record UsableSets(StrategyClass strategy, SweepPlan plan, Redaction redaction) {
    /// Checks names and values.
    ///
    /// @return the first set that the strategy can be made of
    /// @throws TandemException `TDM-2205` for a secret, `TDM-2107` for a name or value that the
    ///   parameters cannot take, `TDM-2114` if there is no usable set
    SequencedMap<String, String> check() {
        refuseSecrets();
        bindEachValue();
        return firstUsable();
    }

    /// The values of parameters stand in files and tables.
    private void refuseSecrets() {
        for (var axis : plan.axes()) {
            if (!redaction.clean(axis.text()).equals(axis.text())) {
                throw new TandemException(
                        Kind.CONFIG,
                        "TDM-2205",
                        "the parameter " + axis.name() + " is a secret; a sweep writes parameters",
                        "leave it out of the parameters");
            }
        }
    }

    /// A value that a parameter cannot take, and a parameter that is not there, are told before
    /// anything runs.
    private void bindEachValue() {
        for (var axis : plan.axes()) {
            for (var value : axis.values()) {
                var parameters = plan.parameters(1);
                parameters.put(axis.name(), value);
                try {
                    bind(parameters);
                } catch (TandemException problem) {
                    if (!isOfTheSet(problem)) {
                        throw problem;
                    }
                }
            }
        }
    }

    /// The first set that the strategy can be made of.
    private SequencedMap<String, String> firstUsable() {
        TandemException first = null;
        for (var number = 1; number <= plan.size(); number++) {
            var parameters = plan.parameters(number);
            try {
                bind(parameters);
                return parameters;
            } catch (TandemException problem) {
                if (!isOfTheSet(problem)) {
                    throw problem;
                }
                first = first == null ? problem : first;
            }
        }
        throw new TandemException(
                Kind.CONFIG,
                "TDM-2114",
                "the strategy can be made of none of the "
                        + plan.size()
                        + " parameter sets; of the first one:\n"
                        + (first == null ? "" : first.getMessage()),
                "give other values with --param",
                first);
    }

    private void bind(SequencedMap<String, String> parameters) {
        ParamsBinder.bind(strategy, parameters, redaction);
    }

    /// Whether another set may be fine: the strategy refused this one, or threw.
    private static boolean isOfTheSet(TandemException problem) {
        return List.of("TDM-2108", "TDM-5002").contains(problem.code());
    }
}
