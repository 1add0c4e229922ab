package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.engine.Engine;
import dev.tandem.engine.market.TickKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;

/// Which ticks a run plays: those that the strategy subscribed to, and those that drive the
/// matching. Of an instrument its order book drives it and with it its trades, else its quotes,
/// else its trades.
record TickPlan(BacktestPlan plan) {
    private static final long NANOS = 1_000_000_000L;

    /// Whether an instrument is driven by ticks and not by bars.
    boolean drives(Instrument instrument) {
        return has(TickKind.BOOK, instrument)
                || has(TickKind.QUOTE, instrument)
                || has(TickKind.TRADE, instrument);
    }

    /// Instruments in order, of one instrument its book, quotes and trades; all at their beginning.
    ///
    /// @param engine started, so that it knows what the strategy subscribed to
    /// @throws TandemException TDM-2303 if something is subscribed that the data do not have
    List<TickStream> streams(Engine engine) {
        var streams = new ArrayList<TickStream>();
        for (var instrument : plan.history().instruments()) {
            for (var kind : TickKind.values()) {
                var role = role(kind, instrument, engine);
                if (role.subscribed() && !has(kind, instrument)) {
                    throw missing(kind, instrument);
                }
                if (role.drives() || role.subscribed()) {
                    streams.add(stream(kind, instrument, role));
                }
            }
        }
        return streams;
    }

    /// The first tick of the period, subscribed or not; `TickStream.NEVER` if there is none.
    long firstNanos() {
        var first = TickStream.NEVER;
        var role = new TickStream.Role(false, false, false, false);
        for (var instrument : plan.history().instruments()) {
            for (var kind : TickKind.values()) {
                if (has(kind, instrument)) {
                    first = Math.min(first, stream(kind, instrument, role).nextNanos());
                }
            }
        }
        return first;
    }

    private TickStream.Role role(TickKind kind, Instrument instrument, Engine engine) {
        var finest =
                has(TickKind.BOOK, instrument)
                        ? TickKind.BOOK
                        : has(TickKind.QUOTE, instrument) ? TickKind.QUOTE : TickKind.TRADE;
        var marks = kind == finest && has(kind, instrument);
        var executes = kind == TickKind.TRADE && finest == TickKind.BOOK && has(kind, instrument);
        var subscribed = engine.isSubscribed(kind, instrument);
        return new TickStream.Role(
                marks || executes, marks, subscribed, subscribed && engine.hears(kind));
    }

    private boolean has(TickKind kind, Instrument instrument) {
        return switch (kind) {
            case BOOK -> plan.history().books(instrument).isPresent();
            case QUOTE -> plan.history().quotes(instrument).isPresent();
            case TRADE -> plan.history().trades(instrument).isPresent();
        };
    }

    private TickStream stream(TickKind kind, Instrument instrument, TickStream.Role role) {
        return switch (kind) {
            case BOOK -> {
                var feed = plan.history().books(instrument).orElseThrow();
                var end = end(instrument, feed.count(), feed::indexAtOrAfter);
                yield begun(new BookStream(feed, role, end), feed::indexAtOrAfter);
            }
            case QUOTE -> {
                var columns = plan.history().quotes(instrument).orElseThrow();
                var end = end(instrument, columns.count(), columns::indexAtOrAfter);
                yield begun(new QuoteStream(columns, role, end), columns::indexAtOrAfter);
            }
            case TRADE -> {
                var columns = plan.history().trades(instrument).orElseThrow();
                var end = end(instrument, columns.count(), columns::indexAtOrAfter);
                yield begun(new TradeStream(columns, role, end), columns::indexAtOrAfter);
            }
        };
    }

    private TickStream begun(TickStream stream, LongToIntFunction indexAtOrAfter) {
        var from = plan.from();
        stream.begin(
                from == null ? 0 : indexAtOrAfter.applyAsInt(startOf(stream.instrument, from)));
        return stream;
    }

    private int end(Instrument instrument, int count, LongToIntFunction indexAtOrAfter) {
        var until = plan.until();
        return until == null
                ? count
                : indexAtOrAfter.applyAsInt(startOf(instrument, until.plusDays(1)));
    }

    /// The first instant that counts for a trading date.
    private static long startOf(Instrument instrument, LocalDate date) {
        var calendar = instrument.calendar();
        return calendar.opensEveningBefore()
                ? calendar.previousSession(date).closeNanos()
                : date.atTime(LocalTime.MIDNIGHT).atZone(calendar.zone()).toEpochSecond() * NANOS;
    }

    private TandemException missing(TickKind kind, Instrument instrument) {
        var held = new ArrayList<String>();
        for (var known : TickKind.values()) {
            if (has(known, instrument)) {
                held.add(known.toString());
            }
        }
        plan.history().sizes(instrument).forEach(size -> held.add(size + " bars"));
        return new TandemException(
                Kind.DATA,
                "TDM-2303",
                "no " + kind + " of " + instrument + "; the data hold " + String.join(", ", held),
                "give a file with them, or subscribe to what is there");
    }
}
