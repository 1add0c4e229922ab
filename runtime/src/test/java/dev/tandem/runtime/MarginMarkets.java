package dev.tandem.runtime;

import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Wild hourly bars of a perpetual, a future that is settled at midnight, an inverse perpetual and
/// something that is paid in full.
final class MarginMarkets {
    private MarginMarkets() {}

    static MarketHistory wild(long seed, int count) {
        var all = new ArrayList<BarColumns>();
        all.add(bars(contract("P", 0, Settlement.AT_CLOSE, false), seed * 7, count));
        all.add(bars(contract("F", 1, Settlement.DAILY, false), seed * 7 + 1, count));
        all.add(bars(contract("I", 2, Settlement.AT_CLOSE, true), seed * 7 + 2, count));
        all.add(bars(RandomMarkets.instrument("S", 3), seed * 7 + 3, count));
        return MarketHistory.of(all);
    }

    /// One perpetual, with the opens, highs, lows and closes of its hours.
    static MarketHistory hours(double... prices) {
        var columns = BarColumns.builder(contract("P", 0, Settlement.AT_CLOSE, false), BarSize.H1);
        for (var i = 0; i < prices.length / 4; i++) {
            var at = RandomMarkets.START + i * RandomMarkets.HOUR;
            columns.append(
                    at,
                    at + RandomMarkets.HOUR,
                    prices[4 * i],
                    prices[4 * i + 1],
                    prices[4 * i + 2],
                    prices[4 * i + 3],
                    1_000_000_000,
                    (int) (at / 86_400_000_000_000L));
        }
        return MarketHistory.of(List.of(columns.build()));
    }

    private static Instrument contract(
            String symbol, int ordinal, Settlement settlement, boolean inverse) {
        var tier = MarginTerms.Tier.of(new BigDecimal("0.02"), new BigDecimal("0.01"));
        return RandomMarkets.instrument(symbol, ordinal)
                .withContract(
                        new ContractTerms(
                                settlement,
                                inverse,
                                new MarginTerms.Tiers(List.of(tier)),
                                ContractTerms.NEVER));
    }

    private static BarColumns bars(Instrument instrument, long seed, int count) {
        var random = new SplittableRandom(seed);
        var columns = BarColumns.builder(instrument, BarSize.H1);
        var price = 100.0;
        for (var i = 0; i < count; i++) {
            var open = cents(price * (1 + random.nextDouble(-0.01, 0.01)));
            var close = cents(open * (1 + random.nextDouble(-0.05, 0.05)));
            var high = cents(Math.max(open, close) * (1 + random.nextDouble(0.03)));
            var low = cents(Math.min(open, close) * (1 - random.nextDouble(0.03)));
            var at = RandomMarkets.START + i * RandomMarkets.HOUR;
            columns.append(
                    at,
                    at + RandomMarkets.HOUR,
                    open,
                    Math.max(high, Math.max(open, close)),
                    Math.min(low, Math.min(open, close)),
                    close,
                    1_000_000_000,
                    (int) (at / 86_400_000_000_000L));
            price = close;
        }
        return columns.build();
    }

    private static double cents(double value) {
        return Math.max(100, Math.round(value * 100)) / 100.0;
    }
}
