package dev.tandem.testkit.crash;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.port.Rng;
import dev.tandem.runtime.port.SeededRng;
import dev.tandem.simulator.FundRules;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The run that a victim plays: bars of one second of three instruments, drawn from a seed. Every
/// process of a session, and the check after it, makes the same one.
///
/// @param seed odd ones trade at a venue that answers one second later, even ones at one that
///   answers at once
/// @param instants bars of each instrument
/// @param every bars from one decision to the next
public record CrashPlan(long seed, int instants, int every) {
    static final Money CASH = Money.parse("1000000 USD");

    private static final long START = 1_704_067_200_000_000_000L; // 2024-01-01
    private static final long NANOS_A_DAY = 86_400_000_000_000L;
    private static final int INSTRUMENTS = 3;

    /// Decides at each bar.
    static CrashPlan busy(long seed, int instants) {
        return new CrashPlan(seed, instants, 1);
    }

    CrashTrader trader() {
        return new CrashTrader(every);
    }

    BacktestPlan plan() {
        var bars = new ArrayList<BarColumns>();
        for (var i = 0; i < INSTRUMENTS; i++) {
            bars.add(
                    bars(
                            instrument("ABC".substring(i, i + 1), i),
                            new SeededRng(seed).forPurpose("bars " + i)));
        }
        return BacktestPlan.of(
                        "crash", CASH, MarketHistory.of(bars, List.of(), List.of(), List.of()))
                .withVenue(venue());
    }

    boolean answersAtOnce() {
        return seed % 2 == 0;
    }

    private VenueModel venue() {
        return VenueModel.STANDARD
                .withLatency(answersAtOnce() ? Latency.NONE : new Latency.Fixed(1_000_000_000L))
                .withParticipation(seed % 3 == 0 ? Participation.of("0.01") : Participation.NONE)
                .withFunds(new FundRules(FundRules.Check.RESERVE, true, BigDecimal.ONE));
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

    private BarColumns bars(Instrument instrument, Rng rng) {
        var columns = BarColumns.builder(instrument, BarSize.S1);
        var price = 100.0;
        for (var i = 0; i < instants; i++) {
            var open = cents(price * (1 + rng.nextDouble() * 0.004 - 0.002));
            var close = cents(open * (1 + rng.nextDouble() * 0.01 - 0.005));
            var high = cents(Math.max(open, close) * (1 + rng.nextDouble() * 0.003));
            var low = cents(Math.min(open, close) * (1 - rng.nextDouble() * 0.003));
            var at = START + i * BarSize.S1.nanos();
            columns.append(
                    at,
                    at + BarSize.S1.nanos(),
                    open,
                    Math.max(high, Math.max(open, close)),
                    Math.min(low, Math.min(open, close)),
                    close,
                    1 + rng.nextInt(1000),
                    (int) (at / NANOS_A_DAY));
            price = close;
        }
        return columns.build();
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
