package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.DataCode;
import dev.tandem.data.TradingDays;
import java.time.LocalDate;
import java.util.List;

/// When an instrument trades under its ticker: between its listing and its end, and on days on
/// which the company had this ticker. What a file has of other times is another one's: it is named,
/// and no run sees it.
final class TradedSpans {
    private final Instrument instrument;
    private final List<MapFile.Period> periods;
    private final long[] begins;
    private final long[] ends;
    private long fromNanos = Long.MIN_VALUE;
    private long untilNanos = Long.MAX_VALUE;

    /// @param periods when the company had this ticker; empty for always
    /// @param events of the instrument
    TradedSpans(Instrument instrument, List<MapFile.Period> periods, List<InstrumentEvent> events) {
        this.instrument = instrument;
        this.periods = List.copyOf(periods);
        var calendar = instrument.calendar();
        begins =
                periods.stream()
                        .mapToLong(one -> TradingDays.endOf(calendar, one.first().minusDays(1)))
                        .toArray();
        ends = periods.stream().mapToLong(one -> TradingDays.endOf(calendar, one.last())).toArray();
        for (var event : events) {
            switch (event) {
                case InstrumentEvent.Listed(_, var at) -> fromNanos = Math.max(fromNanos, at);
                case InstrumentEvent.Merged(_, var at, _) -> untilNanos = Math.min(untilNanos, at);
                case InstrumentEvent.Delisted(_, var at, _) ->
                        untilNanos = Math.min(untilNanos, at);
                case InstrumentEvent.Expired(_, var at, _) -> untilNanos = Math.min(untilNanos, at);
                case InstrumentEvent.Split _,
                        InstrumentEvent.Dividend _,
                        InstrumentEvent.Funding _,
                        InstrumentEvent.Renamed _,
                        InstrumentEvent.Rolled _ -> {}
            }
        }
    }

    /// Whether a bar is the instrument's own.
    ///
    /// @param date its trading date
    boolean holds(long openNanos, LocalDate date) {
        return isListed(openNanos)
                && (periods.isEmpty()
                        || periods.stream().anyMatch(period -> period.contains(date)));
    }

    /// Whether a tick is the instrument's own.
    boolean holds(long atNanos) {
        if (!isListed(atNanos)) {
            return false;
        }
        for (var i = 0; i < begins.length; i++) {
            if (atNanos >= begins[i] && atNanos < ends[i]) {
                return true;
            }
        }
        return begins.length == 0;
    }

    private boolean isListed(long nanos) {
        return nanos >= fromNanos && nanos < untilNanos;
    }

    /// Says what is left out.
    ///
    /// @param what such as `1d bars`
    /// @param first date of what is left out
    /// @throws dev.tandem.api.problem.TandemException if all of it is
    void report(
            int foreign,
            int all,
            String what,
            LocalDate first,
            LocalDate last,
            List<String> warnings) {
        if (foreign == all) {
            throw DataCode.NO_DATA.exception(
                    "none of the "
                            + all
                            + " "
                            + what
                            + " under the name "
                            + instrument.symbol()
                            + " is of the instrument: it did not trade under this name then",
                    "look at map:, listed: and delisted: of its entry in instruments.yaml");
        }
        warnings.add(
                foreign
                        + " of "
                        + all
                        + " "
                        + what
                        + " under the name "
                        + instrument.symbol()
                        + " are left out, from "
                        + first
                        + " to "
                        + last
                        + ": the instrument did not trade under this name then, they are another"
                        + " one's");
    }
}
