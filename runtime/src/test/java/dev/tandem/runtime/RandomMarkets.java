package dev.tandem.runtime;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/// Seeded random bars of several instruments, round the clock, with gaps, missing bars and two
/// sizes.
final class RandomMarkets {
    static final long START = 1_704_067_200_000_000_000L; // 2024-01-01
    static final long HOUR = 3_600_000_000_000L;

    private RandomMarkets() {}

    /// Three instruments with hourly bars, the first also with bars of four hours.
    static MarketHistory hours(long seed, int count) {
        var all = new ArrayList<BarColumns>();
        for (var i = 0; i < 3; i++) {
            all.add(
                    series(
                            instrument("ABC".substring(i, i + 1), i),
                            BarSize.H1,
                            seed * 31 + i,
                            count));
        }
        all.add(series(all.getFirst().instrument(), BarSize.H4, seed * 31 + 17, count / 4));
        return MarketHistory.of(all);
    }

    static Instrument instrument(String symbol, int ordinal) {
        return instrument(symbol, ordinal, 8, 8, "0.01", "0.001");
    }

    static Instrument instrument(
            String symbol,
            int ordinal,
            int priceScale,
            int quantityScale,
            String tick,
            String lot) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.CRYPTO,
                ordinal,
                priceScale,
                quantityScale,
                Currency.USD,
                BigDecimal.ONE,
                false,
                TradingCalendar.alwaysOpen(),
                List.of(TradingRules.always(Price.of(tick), Quantity.of(lot))));
    }

    static BarColumns series(Instrument instrument, BarSize size, long seed, int count) {
        var random = new SplittableRandom(seed);
        var columns = BarColumns.builder(instrument, size);
        var price = 100.0;
        for (var i = 0; i < count; i++) {
            var open = cents(price * (1 + random.nextDouble(-0.01, 0.01)));
            var close = cents(open * (1 + random.nextDouble(-0.02, 0.02)));
            var high = cents(Math.max(open, close) * (1 + random.nextDouble(0.01)));
            var low = cents(Math.min(open, close) * (1 - random.nextDouble(0.01)));
            var at = START + i * size.nanos();
            if (random.nextInt(8) != 0) {
                columns.append(
                        at,
                        at + size.nanos(),
                        open,
                        Math.max(high, Math.max(open, close)),
                        Math.min(low, Math.min(open, close)),
                        close,
                        random.nextInt(1, 1000),
                        (int) (at / 86_400_000_000_000L));
            }
            price = close;
        }
        return columns.build();
    }

    /// The same bars, but those whose close satisfies `changed` have other prices; their open is
    /// another one, too, if its time satisfies it.
    static MarketHistory perturbed(MarketHistory history, LongPredicate changed, double factor) {
        var all = new ArrayList<BarColumns>();
        for (var instrument : history.instruments()) {
            for (var size : history.sizes(instrument)) {
                var source = history.find(instrument, size).orElseThrow();
                var columns = BarColumns.builder(instrument, size);
                for (var i = 0; i < source.count(); i++) {
                    var scale = changed.test(source.closeNanos(i)) ? factor : 1;
                    var open = source.open(i) * (changed.test(source.openNanos(i)) ? factor : 1);
                    var high = source.high(i) * scale;
                    var low = source.low(i) * scale;
                    columns.append(
                            source.openNanos(i),
                            source.closeNanos(i),
                            open,
                            Math.max(open, high),
                            Math.min(open, low),
                            source.close(i) * scale,
                            source.volume(i) * scale,
                            source.tradingDay(i));
                }
                all.add(columns.build());
            }
        }
        return MarketHistory.of(all);
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
