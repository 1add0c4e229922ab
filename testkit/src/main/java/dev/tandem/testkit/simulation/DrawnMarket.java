package dev.tandem.testkit.simulation;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.QuoteColumns;
import dev.tandem.data.TradeColumns;
import dev.tandem.testkit.sim.SimRng;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The market of a scenario: bars of minutes with gaps, of the first instrument also those of four
/// minutes; trades or quotes in place of bars where the scenario says so.
final class DrawnMarket {
    static final long START = 1_704_067_200_000_000_000L; // 2024-01-01
    private static final long NANOS_A_DAY = 86_400_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Scenario scenario;
    private final List<BarColumns> bars = new ArrayList<>();
    private final List<TradeColumns> trades = new ArrayList<>();
    private final List<QuoteColumns> quotes = new ArrayList<>();

    private DrawnMarket(Scenario scenario) {
        this.scenario = scenario;
    }

    static MarketHistory of(Scenario scenario) {
        return new DrawnMarket(scenario).history();
    }

    /// Whether an instrument has trades in place of bars.
    static boolean hasTrades(long features, int ordinal) {
        return ordinal == 0 && (features & Feature.TRADES.bit()) != 0;
    }

    /// Whether it has quotes.
    static boolean hasQuotes(long features, int ordinal, int count) {
        return ordinal == count - 1
                && (features & Feature.QUOTES.bit()) != 0
                && !hasTrades(features, ordinal);
    }

    private MarketHistory history() {
        var count = scenario.instruments();
        for (var i = 0; i < count; i++) {
            var instrument = instrument("ABC".substring(i, i + 1), i);
            var rng = new SimRng(scenario.seed() * 31 + i);
            if (hasTrades(scenario.features(), i)) {
                trades.add(trades(instrument, rng));
            } else if (hasQuotes(scenario.features(), i, count)) {
                quotes.add(quotes(instrument, rng));
            } else {
                bars.add(bars(instrument, BarSize.M1, rng, scenario.instants()));
                if (i == 0) {
                    bars.add(bars(instrument, BarSize.M5, rng, scenario.instants() / 5));
                }
            }
        }
        return MarketHistory.of(bars, trades, quotes, List.of());
    }

    private static Instrument instrument(String symbol, int ordinal) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.CRYPTO,
                ordinal,
                8,
                8,
                Currency.USD,
                BigDecimal.ONE,
                false,
                TradingCalendar.alwaysOpen(),
                List.of(TradingRules.always(Price.of("0.01"), Quantity.of("0.001"))));
    }

    private static BarColumns bars(Instrument instrument, BarSize size, SimRng rng, int count) {
        var columns = BarColumns.builder(instrument, size);
        var price = 100.0;
        for (var i = 0; i < count; i++) {
            var open = cents(price * (1 + rng.nextDouble() * 0.02 - 0.01));
            var close = cents(open * (1 + rng.nextDouble() * 0.04 - 0.02));
            var high = cents(Math.max(open, close) * (1 + rng.nextDouble() * 0.01));
            var low = cents(Math.min(open, close) * (1 - rng.nextDouble() * 0.01));
            var at = START + i * size.nanos();
            if (rng.nextInt(8) != 0 || i == 0) {
                columns.append(
                        at,
                        at + size.nanos(),
                        open,
                        Math.max(high, Math.max(open, close)),
                        Math.min(low, Math.min(open, close)),
                        close,
                        1 + rng.nextInt(1000),
                        (int) (at / NANOS_A_DAY));
            }
            price = close;
        }
        return columns.build();
    }

    private TradeColumns trades(Instrument instrument, SimRng rng) {
        var columns = TradeColumns.builder(instrument);
        var at = START;
        var cents = 10_000;
        for (var i = 0; i < scenario.instants(); i++) {
            at += rng.nextInt(90) * SECOND;
            cents += rng.nextInt(21) - 10;
            columns.append(
                    at, cents / 100.0, 1 + rng.nextInt(30), Aggressor.values()[rng.nextInt(3)]);
        }
        return columns.build();
    }

    private QuoteColumns quotes(Instrument instrument, SimRng rng) {
        var columns = QuoteColumns.builder(instrument);
        var at = START;
        var cents = 10_000;
        for (var i = 0; i < scenario.instants(); i++) {
            at += rng.nextInt(90) * SECOND;
            cents += rng.nextInt(21) - 10;
            var hasBid = rng.nextInt(20) != 0;
            var hasAsk = rng.nextInt(20) != 0;
            columns.append(
                    at,
                    hasBid ? (cents - 1 - rng.nextInt(2)) / 100.0 : Double.NaN,
                    hasBid ? 1 + rng.nextInt(20) : Double.NaN,
                    hasAsk ? (cents + 1 + rng.nextInt(2)) / 100.0 : Double.NaN,
                    hasAsk ? 1 + rng.nextInt(20) : Double.NaN);
        }
        return columns.build();
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
