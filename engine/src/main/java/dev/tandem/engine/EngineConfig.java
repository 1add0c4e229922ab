package dev.tandem.engine;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.engine.risk.RiskLimits;
import java.util.List;
import java.util.function.Function;

/// What an engine is built with.
///
/// @param account name of the account that orders belong to
/// @param strategy name of the strategy instance
/// @param cash what the account starts with
/// @param currencies in which the venue takes fees, besides those of account and instruments
/// @param terms what positions bind in the account
/// @param instruments all instruments of the run, by ordinal
/// @param adjusted those of them whose prices may be adjusted during the run, by splits and rolls:
///   their history is kept longer, so that indicators can be rebuilt of it
/// @param unlisted those of them that are not listed yet when the run begins
/// @param universe the subscriptions that the run was configured with
/// @param seed of the strategy's random numbers
/// @param targetTolerance share of equity below which a target helper leaves a difference alone;
///   0.01 is usual
/// @param limits what risk enforces on every order
/// @param stopOnAbort whether a callback that throws ends the run, as backtests do
/// @param calendars finds a calendar by its code, for schedules and the strategy's questions
public record EngineConfig(
        String account,
        String strategy,
        Money cash,
        List<Currency> currencies,
        AccountTerms terms,
        List<Instrument> instruments,
        List<Instrument> adjusted,
        List<Instrument> unlisted,
        List<Feed> universe,
        long seed,
        double targetTolerance,
        RiskLimits limits,
        boolean stopOnAbort,
        Function<String, TradingCalendar> calendars) {
    public EngineConfig {
        currencies = List.copyOf(currencies);
        instruments = List.copyOf(instruments);
        adjusted = List.copyOf(adjusted);
        unlisted = List.copyOf(unlisted);
        universe = List.copyOf(universe);
    }

    /// The bars of one instrument and size.
    public record Feed(Instrument instrument, BarSize size) {}
}
