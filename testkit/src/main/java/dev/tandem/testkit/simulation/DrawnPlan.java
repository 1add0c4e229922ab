package dev.tandem.testkit.simulation;

import dev.tandem.api.value.Money;
import dev.tandem.runtime.Arrivals;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.DrawnArrivals;
import dev.tandem.runtime.journal.Durability;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.simulator.AccountRules;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.FundRules;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Mishaps;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.sim.SimRng;
import java.math.BigDecimal;

/// The plan and the journals that a scenario asks for.
final class DrawnPlan {
    static final Money CASH = Money.parse("10000 USD");

    private DrawnPlan() {}

    static BacktestPlan of(Scenario scenario) {
        return BacktestPlan.of("simulated", CASH, DrawnMarket.of(scenario))
                .withVenue(venue(scenario));
    }

    private static VenueModel venue(Scenario scenario) {
        var rng = new SimRng(scenario.seed()).forPurpose("venue");
        var venue = VenueModel.STANDARD;
        if (scenario.has(Feature.FREE)) {
            venue = venue.withCommission(Commission.NONE).withSlippage(Slippage.NONE);
        }
        if (scenario.has(Feature.LATENCY)) {
            var nanos = (1 + rng.nextInt(100)) * 1_000_000_000L;
            venue =
                    venue.withLatency(
                            rng.chance(0.5)
                                    ? new Latency.Fixed(nanos)
                                    : new Latency.Jitter(nanos, new BigDecimal("0.5")));
        }
        venue =
                venue.withParticipation(
                        scenario.has(Feature.PARTICIPATION)
                                ? Participation.of("0.01")
                                : Participation.NONE);
        if (scenario.has(Feature.SHORTS)) {
            venue = venue.withFunds(new FundRules(FundRules.Check.RESERVE, true, BigDecimal.ONE));
        }
        if (hasMishaps(scenario)) {
            venue = venue.withMishaps(new Mishaps(scenario.seed(), 0.05 + 0.3 * rng.nextDouble()));
        }
        if (scenario.has(Feature.MARGIN)) {
            venue =
                    venue.withAccount(AccountRules.STANDARD.withKind(AccountRules.Kind.MARGIN))
                            .withLeverage(new BigDecimal("2"));
        }
        return venue;
    }

    /// Which bars come late in a process; what was late in those before stands in the journals.
    static Arrivals arrivals(Scenario scenario, long process) {
        return scenario.has(Feature.LATE)
                ? new DrawnArrivals(
                        scenario.seed() * 1009 + process,
                        0.3,
                        150_000_000_000L,
                        20_000_000_000L,
                        process % 2 == 0)
                : Arrivals.IN_TIME;
    }

    /// A venue that liquidates goes by its own books, which know nothing of what it told wrongly.
    static boolean hasMishaps(Scenario scenario) {
        return scenario.has(Feature.MISHAPS) && !scenario.has(Feature.MARGIN);
    }

    static JournalOptions journals(Scenario scenario) {
        var options =
                scenario.has(Feature.SMALL_SEGMENTS)
                        ? JournalOptions.SMALL
                        : JournalOptions.SMALL.withSegmentBytes(128 << 10);
        return options.withDurability(
                scenario.has(Feature.UNFORCED)
                        ? Durability.NONE
                        : scenario.has(Feature.GROUPED)
                                ? Durability.GROUP_5MS
                                : Durability.FORCE_BEFORE_SEND);
    }

    /// Records from one snapshot to the next.
    static long snapshotEvery(Scenario scenario) {
        return 20L + new SimRng(scenario.seed()).forPurpose("snapshots").nextInt(300);
    }
}
