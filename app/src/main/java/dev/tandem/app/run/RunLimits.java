package dev.tandem.app.run;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.value.Money;
import dev.tandem.engine.risk.RiskLimits;
import java.util.Optional;

/// What a request asks for and only the data can allow.
final class RunLimits {
    private RunLimits() {}

    /// The limits of risk.
    ///
    /// @throws TandemException `TDM-2112` if they are in another currency than the account
    static RiskLimits of(BacktestRequest request, Money cash) {
        var limit = request.maxOrder();
        if (limit == null) {
            return RiskLimits.NONE;
        }
        if (!limit.currency().equals(cash.currency())) {
            throw new TandemException(
                    Kind.CONFIG,
                    "TDM-2112",
                    "the largest order is in "
                            + limit.currency()
                            + ", the account in "
                            + cash.currency(),
                    "give --max-order, or risk.max-order of the file, in " + cash.currency());
        }
        return new RiskLimits(Optional.of(limit), RiskLimits.NONE.maxOpenOrders());
    }

    /// @throws TandemException `TDM-2113` if the run has no such instrument
    static void checkBenchmark(BacktestRequest request, Universe universe) {
        var benchmark = request.benchmark();
        var symbols =
                universe.instruments().stream()
                        .map(instrument -> instrument.id().symbol())
                        .distinct()
                        .toList();
        if (benchmark != null && !symbols.contains(benchmark)) {
            throw new TandemException(
                    Kind.CONFIG,
                    "TDM-2113",
                    "the benchmark \"" + benchmark + "\" is no instrument of this run",
                    Names.hint(benchmark, symbols));
        }
    }
}
