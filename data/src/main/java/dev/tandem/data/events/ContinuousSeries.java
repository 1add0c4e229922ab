package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.BarColumns;
import dev.tandem.data.DataCode;
import dev.tandem.data.EventSources.RollRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One series made of contracts that follow each other: the raw prices of the contract in force,
/// and a roll where it goes over to the next.
///
/// It is known point in time: whether to go over is decided by what a session left behind, and
/// takes effect at the end of that session, at the last closes of both contracts then. The end is
/// the close by the calendar, or the end of the last bar of either contract if that is later.
final class ContinuousSeries {
    private final Instrument instrument;
    private final RollRule rule;
    private final List<BarColumns> contracts;
    private final List<Map<Integer, Double>> volumes = new ArrayList<>();
    private final BarColumns.Builder bars;
    private final List<InstrumentEvent> rolls = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /// @param rolls an [InstrumentEvent.Rolled] for each change of contract
    record Result(BarColumns bars, List<InstrumentEvent> rolls, List<String> warnings) {}

    private ContinuousSeries(Instrument instrument, RollRule rule, List<BarColumns> contracts) {
        this.instrument = instrument;
        this.rule = rule;
        this.contracts =
                contracts.stream()
                        .sorted(Comparator.comparingLong(ContinuousSeries::expiry))
                        .toList();
        bars = BarColumns.builder(instrument, contracts.getFirst().size());
        this.contracts.forEach(one -> volumes.add(volumes(one)));
    }

    /// @param contracts at least one; of one bar size
    /// @throws dev.tandem.api.problem.TandemException if a contract has no expiry, or no price when
    ///   the series should go over to it
    static Result of(Instrument instrument, RollRule rule, List<BarColumns> contracts) {
        for (var contract : contracts) {
            if (expiry(contract) == ContractTerms.NEVER) {
                throw DataCode.BAD_EVENT.exception(
                        contract.instrument() + ", a contract of " + instrument + ", has no expiry",
                        "write expiry: with a date or third-friday in its entry of"
                                + " instruments.yaml");
            }
            if (!contract.size().equals(contracts.getFirst().size())) {
                throw DataCode.BAD_EVENT.exception(
                        "the contracts of "
                                + instrument
                                + " have bars of "
                                + contracts.getFirst().size()
                                + " and of "
                                + contract.size(),
                        "give files of one bar size");
            }
        }
        var series = new ContinuousSeries(instrument, rule, contracts);
        series.build();
        return new Result(series.bars.build(), series.rolls, series.warnings);
    }

    private void build() {
        var from = Long.MIN_VALUE;
        var current = 0;
        while (current + 1 < contracts.size()) {
            var last = lastBar(current, from);
            if (last < 0) { // over before the series begins
                current++;
                continue;
            }
            var contract = contracts.get(current);
            var next = contracts.get(current + 1);
            var end = sessionEnd(contract, next, contract.tradingDay(last));
            append(contract, from, end);
            roll(contract, next, end);
            from = end;
            current++;
        }
        var end = contracts.getLast();
        append(end, from, expiry(end));
    }

    /// The last bar of a contract before the next one takes over, -1 if it has none after `from`.
    private int lastBar(int current, long from) {
        var contract = contracts.get(current);
        var sessions = rule instanceof RollRule.BeforeExpiry before ? before.sessions() : 0;
        var limit = lastDay(contract, sessions);
        var found = -1;
        for (var i = 0; i < contract.count() && contract.tradingDay(i) <= limit; i++) {
            if (contract.openNanos(i) < from) {
                continue;
            }
            found = i;
            var endsDay =
                    i + 1 == contract.count()
                            || contract.tradingDay(i + 1) != contract.tradingDay(i);
            if (endsDay && rule instanceof RollRule.Volume && isPassed(current, i)) {
                return i;
            }
        }
        return found;
    }

    private boolean isPassed(int current, int bar) {
        var day = contracts.get(current).tradingDay(bar);
        return volumes.get(current + 1).getOrDefault(day, 0.0)
                > volumes.get(current).getOrDefault(day, 0.0);
    }

    /// The trading date of the session that lies one more than `sessions` before that of the
    /// expiry.
    private static long lastDay(BarColumns contract, int sessions) {
        var calendar = contract.instrument().calendar();
        LocalDate day = calendar.tradingDate(expiry(contract));
        for (var i = 0; i <= sessions; i++) {
            day = calendar.previousSession(day).date();
        }
        return day.toEpochDay();
    }

    private static long sessionEnd(BarColumns contract, BarColumns next, int day) {
        var end = contract.instrument().calendar().hours(LocalDate.ofEpochDay(day)).closeNanos();
        return Math.max(end, Math.max(lastClose(contract, day), lastClose(next, day)));
    }

    /// The end of the last bar of a trading day, the earliest instant if it has none.
    private static long lastClose(BarColumns contract, int day) {
        var bars = contract.between(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(day));
        return bars.isEmpty() ? Long.MIN_VALUE : bars.closeNanos(bars.count() - 1);
    }

    private void roll(BarColumns from, BarColumns to, long at) {
        var last = from.indexAtOrAfterClose(at + 1) - 1;
        var next = to.indexAtOrAfterClose(at + 1) - 1;
        if (next < 0) {
            throw DataCode.BAD_EVENT.exception(
                    instrument
                            + " should go over from "
                            + from.instrument().symbol()
                            + " to "
                            + to.instrument().symbol()
                            + " at "
                            + Instant.EPOCH.plusNanos(at)
                            + ", but the data have no price of the latter until then",
                    "give more data of "
                            + to.instrument().symbol()
                            + ", or name the contract after it in contracts:");
        }
        if (to.closeNanos(next) != from.closeNanos(last)) {
            warnings.add(
                    instrument
                            + " goes over to "
                            + to.instrument().symbol()
                            + " at "
                            + Instant.EPOCH.plusNanos(at)
                            + ", whose last price then is of "
                            + Instant.EPOCH.plusNanos(to.closeNanos(next))
                            + ", that of "
                            + from.instrument().symbol()
                            + " of "
                            + Instant.EPOCH.plusNanos(from.closeNanos(last)));
        }
        rolls.add(
                new InstrumentEvent.Rolled(
                        instrument,
                        at,
                        from.instrument().symbol(),
                        to.instrument().symbol(),
                        BigDecimal.valueOf(from.close(last)),
                        BigDecimal.valueOf(to.close(next))));
    }

    private void append(BarColumns contract, long from, long until) {
        for (var i = 0; i < contract.count(); i++) {
            if (contract.openNanos(i) >= from && contract.closeNanos(i) <= until) {
                bars.append(
                        contract.openNanos(i),
                        contract.closeNanos(i),
                        contract.open(i),
                        contract.high(i),
                        contract.low(i),
                        contract.close(i),
                        contract.volume(i),
                        contract.tradingDay(i));
            }
        }
    }

    private static long expiry(BarColumns contract) {
        return contract.instrument().contract().expiryNanos();
    }

    private static Map<Integer, Double> volumes(BarColumns contract) {
        var volumes = new HashMap<Integer, Double>();
        for (var i = 0; i < contract.count(); i++) {
            volumes.merge(contract.tradingDay(i), contract.volume(i), Double::sum);
        }
        return volumes;
    }
}
