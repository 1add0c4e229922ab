package dev.tandem.analytics;

import dev.tandem.api.event.Fill;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reasons to trust the figures of a run less than they look.
public final class Cautions {
    /// Share of fills inside of bars from which on it is said.
    private static final double DOUBTFUL = 0.2;

    /// Share of the closed profit that one trade may have.
    private static final double LUCKY = 0.5;

    private static final int YEAR_DAYS = 365;
    private static final double NANOS_PER_DAY = 86_400e9;

    private Cautions() {}

    /// Doubtful fills, one lucky trade, a short history; in this order.
    public static List<Warning> of(RunRecorder run) {
        var warnings = new ArrayList<Warning>();
        doubtful(run).ifPresent(warnings::add);
        lucky(run.trades()).ifPresent(warnings::add);
        brief(run.equity()).ifPresent(warnings::add);
        return List.copyOf(warnings);
    }

    private static Optional<Warning> doubtful(RunRecorder run) {
        var fills = run.fills();
        var inside = fills.stream().filter(Fill::inBar).count();
        return inside == 0 || inside < DOUBTFUL * fills.size()
                ? Optional.empty()
                : Optional.of(
                        new Warning(
                                "TDM-3003",
                                String.format(
                                        Locale.ROOT,
                                        "%,d of %,d fills lie inside of a bar, so their price and order"
                                                + " are assumed: --bands shows what depends on it",
                                        inside,
                                        fills.size())));
    }

    private static Optional<Warning> lucky(List<Trade> trades) {
        var sum = 0.0;
        var best = 0.0;
        for (var trade : trades) {
            var net = Amount.of(trade.pnlNet());
            sum += net;
            best = Math.max(best, net);
        }
        if (trades.size() < 2 || sum <= 0 || best < LUCKY * sum) {
            return Optional.empty();
        }
        var text =
                best >= sum
                        ? "without the best of %,d trades there is no closed profit"
                        : "the best of %,d trades earned %.0f %% of the closed profit";
        return Optional.of(
                new Warning(
                        "TDM-3005",
                        String.format(Locale.ROOT, text, trades.size(), best / sum * 100)));
    }

    private static Optional<Warning> brief(EquityCurve curve) {
        var n = curve.size();
        var days = n == 0 ? 0 : (curve.atNanos(n - 1) - curve.atNanos(0)) / NANOS_PER_DAY;
        return n == 0 || days >= YEAR_DAYS
                ? Optional.empty()
                : Optional.of(
                        new Warning(
                                "TDM-3006",
                                String.format(
                                        Locale.ROOT,
                                        "a history of %.0f days is short: less than a year says little"
                                                + " about other times",
                                        days)));
    }
}
