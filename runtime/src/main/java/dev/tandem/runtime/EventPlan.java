package dev.tandem.runtime;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.value.Currency;
import dev.tandem.data.BarColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Which events and rates a run plays. An event acts when it lies between the first open and the
/// last close of the run; the end of an instrument also when it comes after its last bar, as long
/// as no session lies between.
record EventPlan(BacktestPlan plan) {
    /// The events of the run, by time.
    List<InstrumentEvent> events(long firstNanos, List<BarStream> streams, List<TickStream> ticks) {
        var ends = new LinkedHashMap<Instrument, Long>();
        for (var stream : streams) {
            ends.merge(stream.columns().instrument(), stream.lastNanos(), Math::max);
        }
        for (var stream : ticks) {
            ends.merge(stream.instrument, stream.lastNanos(), Math::max);
        }
        var last = ends.values().stream().mapToLong(Long::longValue).max().orElse(firstNanos);
        return plan.history().events().stream()
                .filter(event ->
                        event.atNanos() >= firstNanos
                                && (event.atNanos() <= last || followsLastBar(event, ends)))
                .toList();
    }

    private boolean followsLastBar(InstrumentEvent event, Map<Instrument, Long> ends) {
        var until = plan.until();
        var calendar = event.instrument().calendar();
        return isEnd(event)
                && (until == null || !calendar.localDate(event.atNanos()).isAfter(after(until)))
                && event.atNanos()
                        <= calendar.nextOpenNanos(ends.getOrDefault(event.instrument(), 0L) - 1);
    }

    /// The end of a day takes effect as the next one begins.
    private static LocalDate after(LocalDate until) {
        return until.plusDays(1);
    }

    private static boolean isEnd(InstrumentEvent event) {
        return event instanceof InstrumentEvent.Merged
                || event instanceof InstrumentEvent.Delisted
                || event instanceof InstrumentEvent.Expired;
    }

    /// Instruments whose prices are adjusted at some time.
    List<Instrument> adjusted() {
        return plan.history().events().stream()
                .filter(event ->
                        event instanceof InstrumentEvent.Split
                                || event instanceof InstrumentEvent.Rolled)
                .map(InstrumentEvent::instrument)
                .distinct()
                .toList();
    }

    /// Instruments that are listed after the run has begun.
    List<Instrument> unlisted(long firstNanos) {
        return plan.history().events().stream()
                .filter(event ->
                        event instanceof InstrumentEvent.Listed && event.atNanos() > firstNanos)
                .map(InstrumentEvent::instrument)
                .distinct()
                .toList();
    }

    /// The events of an instrument before the run, and between its bars.
    List<InstrumentEvent> before(BarColumns bars, long firstNanos) {
        return plan.history().events().stream()
                .filter(event ->
                        event.instrument().equals(bars.instrument())
                                && event.atNanos() < firstNanos)
                .toList();
    }

    /// The rates into the currency of the account of all currencies that the run needs.
    ///
    /// @throws TandemException `TDM-2502` if one has none
    List<RateStream> rates() {
        var account = plan.cash().currency();
        var needed = new LinkedHashSet<Currency>();
        plan.history().instruments().forEach(one -> needed.add(one.currency()));
        plan.venue().account().feeCurrency().ifPresent(needed::add);
        needed.remove(account);
        var streams = new ArrayList<RateStream>();
        for (var currency : needed) {
            streams.add(
                    plan.history().rates().stream()
                            .flatMap(path -> path.into(account).stream())
                            .filter(path -> path.currency().equals(currency))
                            .findFirst()
                            .map(RateStream::new)
                            .orElseThrow(() -> missing(currency, account)));
        }
        return streams;
    }

    private TandemException missing(Currency currency, Currency account) {
        var quoted =
                plan.history().instruments().stream()
                        .filter(one -> one.currency().equals(currency))
                        .findFirst();
        return new TandemException(
                Kind.CONFIG,
                "TDM-2502",
                quoted.map(one -> one + " is quoted in ").orElse("fees are taken in ")
                        + currency
                        + " but the account is in "
                        + account
                        + ", and there are no rates between them",
                "give rates with --rates "
                        + currency
                        + account
                        + "=FILE, or start with cash in "
                        + currency
                        + ", for example --cash \"100000 "
                        + currency
                        + "\"");
    }
}
