package dev.tandem.runtime.prove;

import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.ExecutionReport.Filled;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.order.Order;
import dev.tandem.runtime.ReportPath;
import dev.tandem.simulator.MatchingVenue;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Ways in which the reports of a real venue may reach us. The venue does the same in all of them.
enum ReportWay {
    /// Each fill is reported twice with one execution id, as after a reconnect.
    FILLS_TWICE("each fill reported twice", true),
    /// The acceptance of an order arrives an instant late, after a fill of that time.
    LATE_ACCEPTANCE("acceptances after the fills", true),
    /// A fill comes in three parts at one instant.
    PARTS("fills in three parts", false),
    /// Half of a fill arrives an instant later, after the bars of that instant.
    LATE_REST("the second half of each fill an instant late", false),
    /// All reports arrive an instant later, after the bars of that instant.
    ALL_LATE("all reports an instant late", false);

    final String words;

    /// Whether the strategy knows at each instant what it knew in the true run, so that its orders
    /// can be expected to be the same.
    final boolean tellsTheSame;

    ReportWay(String words, boolean tellsTheSame) {
        this.words = words;
        this.tellsTheSame = tellsTheSame;
    }

    /// A path for one session.
    ///
    /// @param orders finds an order by its number
    ReportPath path(LongFunction<Order> orders) {
        return switch (this) {
            case FILLS_TWICE -> new Path(this::twice, orders);
            case LATE_ACCEPTANCE -> new Path(this::lateAcceptance, orders);
            case PARTS -> new Path(this::parts, orders);
            case LATE_REST -> new Path(this::lateRest, orders);
            case ALL_LATE -> new Path((path, report) -> path.held.add(report), orders);
        };
    }

    private interface Rule {
        void take(Path path, ExecutionReport report);
    }

    private static final class Path implements ReportPath {
        private final Rule rule;
        private final LongFunction<Order> orders;
        private final ArrayDeque<VenueReport> now = new ArrayDeque<>();
        private final HeldBack held = new HeldBack();

        Path(Rule rule, LongFunction<Order> orders) {
            this.rule = rule;
            this.orders = orders;
        }

        @Override
        public @Nullable VenueReport next(MatchingVenue venue) {
            while (now.isEmpty()) {
                var report = venue.poll();
                if (report == null) {
                    return held.poll();
                }
                switch (report) {
                    case ExecutionReport execution -> rule.take(this, execution);
                    case AccountReport account -> take(account);
                }
            }
            return now.poll();
        }

        /// It is about what the fills before it left, so it does not overtake them.
        private void take(AccountReport report) {
            if (held.isEmpty()) {
                now.add(report);
            } else {
                held.add(report);
            }
        }

        @Override
        public boolean endInstant() {
            return held.endInstant();
        }
    }

    private void twice(Path path, ExecutionReport report) {
        path.now.add(report);
        if (report instanceof Filled) {
            path.now.add(report);
        }
    }

    private void lateAcceptance(Path path, ExecutionReport report) {
        switch (report) {
            case ExecutionReport.Accepted _ -> path.held.add(report);
            case ExecutionReport.Replaced _, ExecutionReport.Restated _ -> {
                // a change of an order implies that it was accepted
                path.now.addAll(path.held.take(report.orderNumber()));
                path.now.add(report);
            }
            default -> path.now.add(report);
        }
    }

    private void parts(Path path, ExecutionReport report) {
        path.now.addAll(split(path, report, 3));
    }

    private void lateRest(Path path, ExecutionReport report) {
        path.now.addAll(path.held.take(report.orderNumber()));
        var parts = split(path, report, 2);
        path.now.add(parts.getFirst());
        parts.stream().skip(1).forEach(path.held::add);
    }

    /// A fill in parts of whole lots, the last the largest; anything else, and a fill of fewer lots
    /// than parts, as it is.
    private static List<ExecutionReport> split(Path path, ExecutionReport report, int parts) {
        if (!(report instanceof Filled fill)) {
            return List.of(report);
        }
        var instrument = path.orders.apply(fill.orderNumber()).instrument();
        var units = instrument.floorToLot(fill.quantityUnits() / parts, Long.MAX_VALUE);
        var split = new ArrayDeque<ExecutionReport>();
        var firstId = fill.executionId() * parts;
        if (units == 0) {
            return List.of(part(fill, firstId, fill.quantityUnits(), fill.commissionUnits()));
        }
        var quantity = fill.quantityUnits();
        var commission = fill.commissionUnits();
        for (var i = 0; i < parts - 1; i++) {
            split.add(part(fill, firstId + i, units, fill.commissionUnits() / parts));
            quantity -= units;
            commission -= fill.commissionUnits() / parts;
        }
        split.add(part(fill, firstId + parts - 1, quantity, commission));
        return List.copyOf(split);
    }

    private static Filled part(Filled fill, long executionId, long quantity, long commission) {
        return new Filled(
                fill.orderNumber(),
                executionId,
                quantity,
                fill.priceUnits(),
                commission,
                fill.commissionCurrency(),
                fill.liquidity(),
                fill.inBar());
    }
}
