package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.data.BarColumns;
import dev.tandem.engine.market.Subscription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// Which series of bars a run plays: one for each subscription, and for each instrument without
/// ticks the finest that the history holds, which drives the matching. Small sizes first,
/// instruments in order.
record StreamPlan(BacktestPlan plan) {
    List<BarStream> streams(List<Subscription> subscriptions) {
        var streams = new ArrayList<BarStream>();
        var driven = new LinkedHashSet<Instrument>();
        for (var subscription : subscriptions) {
            var columns = columns(subscription);
            var driving =
                    !new TickPlan(plan).drives(columns.instrument())
                            && isFinest(columns)
                            && driven.add(columns.instrument());
            streams.add(stream(columns, subscription.subscription(), driving));
        }
        for (var instrument : plan.history().instruments()) {
            if (!new TickPlan(plan).drives(instrument) && driven.add(instrument)) {
                streams.add(stream(finest(instrument), -1, true));
            }
        }
        streams.sort(
                Comparator.<BarStream, BarSize>comparing(stream -> stream.columns().size())
                        .thenComparing(stream -> stream.columns().instrument()));
        return streams;
    }

    /// The first open of the period among all series, subscribed or not; `BarStream.NEVER` if there
    /// is none.
    long firstNanos() {
        var first = BarStream.NEVER;
        for (var instrument : plan.history().instruments()) {
            for (var size : plan.history().sizes(instrument)) {
                var columns = plan.history().find(instrument, size).orElseThrow();
                var start = start(columns);
                if (start < end(columns)) {
                    first = Math.min(first, columns.openNanos(start));
                }
            }
        }
        return first;
    }

    private BarColumns finest(Instrument instrument) {
        return plan.history()
                .find(instrument, plan.history().sizes(instrument).getFirst())
                .orElseThrow();
    }

    private BarStream stream(BarColumns columns, int subscription, boolean driving) {
        var start = start(columns);
        return new BarStream(columns, subscription, driving, start, Math.max(start, end(columns)));
    }

    private int start(BarColumns columns) {
        var from = plan.from();
        return from == null ? 0 : firstIndex(columns, from.toEpochDay());
    }

    private int end(BarColumns columns) {
        var until = plan.until();
        return until == null ? columns.count() : firstIndex(columns, until.toEpochDay() + 1);
    }

    private boolean isFinest(BarColumns columns) {
        return plan.history().sizes(columns.instrument()).getFirst().compareTo(columns.size()) >= 0;
    }

    private BarColumns columns(Subscription subscription) {
        return plan.history()
                .find(subscription.instrument(), subscription.size())
                .orElseThrow(() ->
                        new TandemException(
                                Kind.DATA,
                                "TDM-2302",
                                "no bars of "
                                        + subscription
                                        + "; the data hold "
                                        + plan.history().sizes(subscription.instrument()),
                                "give a file with such bars, or bars of a smaller size that divides it"));
    }

    /// The first bar whose trading date is `day` or later.
    private static int firstIndex(BarColumns columns, long day) {
        var low = 0;
        var high = columns.count();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (columns.tradingDay(middle) < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
