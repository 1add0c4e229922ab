package dev.tandem.simulator;

import dev.tandem.api.account.Holding;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.value.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Proves most instants harmless without exact margins: each position at the worse end of its
/// range, each margin by the highest share of its terms. Whole numbers only; what is not proven is
/// looked at exactly.
final class QuickMargin {
    private static final int SCALE = 6;

    private final VenueAccount account;
    private final MarginLevels levels;
    private final long[] shares; // of the notional, 10^-6
    private final long[] amounts; // for one unit of quantity, in ledger units

    /// The prices that count at an instant.
    interface Range {
        long low(Instrument instrument);

        long high(Instrument instrument);
    }

    QuickMargin(VenueAccount account, MarginLevels levels) {
        this.account = account;
        this.levels = levels;
        var rules = account.rules().margin();
        var count = account.instruments().size();
        shares = new long[count];
        amounts = new long[count];
        for (var i = 0; i < count; i++) {
            var instrument = account.instruments().get(i);
            var house = rules.longMaintenance().max(rules.shortMaintenance());
            switch (instrument.contract().margin()) {
                case MarginTerms.Tiers(var tiers) -> {
                    var most = house;
                    for (var tier : tiers) {
                        most = most.max(tier.maintenance());
                    }
                    shares[i] = units(most.multiply(rules.warning()), SCALE);
                }
                case MarginTerms.PerContract(var steps) -> {
                    var most = BigDecimal.ZERO;
                    for (var step : steps) {
                        most = most.max(step.maintenance());
                    }
                    shares[i] = units(house.multiply(rules.warning()), SCALE);
                    amounts[i] =
                            units(most.multiply(rules.warning()), instrument.currency().scale());
                }
            }
        }
    }

    private static long units(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.CEILING).unscaledValue().longValueExact();
    }

    /// Whether no price of the ranges brings any margin near.
    boolean isSafe(Range range) {
        var shared = Math.subtractExact(account.cashUnits(), account.isolated().units());
        var holdings = account.holdings();
        for (var place = 0; place < holdings.length; place++) {
            var holding = holdings[place];
            if (holding.isFlat()) {
                continue;
            }
            var instrument = holding.instrument();
            var low = range.low(instrument);
            var high = range.high(instrument);
            if (levels.isIsolated(place)) {
                var gain = Math.min(holding.openGainUnits(low), holding.openGainUnits(high));
                var own = account.inAccount(instrument, gain - demand(holding, low, high));
                if (Math.addExact(account.isolated().units(place), own) < 0) {
                    return false;
                }
            } else if (levels.isShared(place)) {
                var equity = Math.min(holding.equityUnits(low), holding.equityUnits(high));
                var spare = Math.subtractExact(equity, demand(holding, low, high));
                shared = Math.addExact(shared, account.inAccount(instrument, spare));
            } else if (holding.units() < 0) {
                var equity = Math.min(holding.equityUnits(low), holding.equityUnits(high));
                shared = Math.addExact(shared, account.inAccount(instrument, equity));
            }
        }
        return shared >= holdings.length; // for what each rounding may have lost
    }

    private long demand(Holding holding, long low, long high) {
        var instrument = holding.instrument();
        var notional =
                Math.max(
                        Math.absExact(instrument.notional(low, holding.units())),
                        Math.absExact(instrument.notional(high, holding.units())));
        var i = instrument.ordinal();
        var byWorth = FixedPoint.multiply(notional, shares[i], SCALE);
        var byAmount =
                FixedPoint.multiply(
                        Math.absExact(holding.units()), amounts[i], instrument.quantityScale());
        return Math.addExact(Math.max(byWorth, byAmount), 2);
    }
}
