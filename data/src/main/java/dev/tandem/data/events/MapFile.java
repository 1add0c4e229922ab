package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.CsvTable;
import dev.tandem.data.DataCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A LEAN map file: the tickers of one company, rows of `date, ticker, exchange` without a header.
/// The first row has its first day of trading; each ticker holds up to and including the date of
/// its row. A last date from 2050 on means that it still trades.
///
/// A file of prices holds whatever traded under its ticker. Bars of days on which the company had
/// another ticker, or did not trade, are those of another company.
///
/// Source: QuantConnect/Lean, `Common/Data/Auxiliary/MapFileRow.cs` and its file format.
///
/// @param periods when the company traded under the instrument's symbol
record MapFile(EventFile file, List<Period> periods) {
    private static final LocalDate OPEN_END = LocalDate.of(2050, 1, 1);

    MapFile {
        periods = List.copyOf(periods);
    }

    /// Trading dates, both included.
    record Period(LocalDate first, LocalDate last) {
        boolean contains(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    static MapFile read(Path path, Instrument instrument) {
        var table = CsvTable.read(path);
        if (table.rows().size() < 2) {
            throw DataCode.EMPTY.exception(
                    path + ": a map file has the first day and the last day of a ticker at least",
                    "get the file again");
        }
        var events = new ArrayList<InstrumentEvent>();
        var periods = new ArrayList<Period>();
        var first = table.date(table.rows().getFirst(), 0);
        events.add(
                new InstrumentEvent.Listed(instrument, EventDates.startNanos(instrument, first)));
        var ticker = ticker(table, 1);
        for (var i = 1; i < table.rows().size(); i++) {
            var row = table.rows().get(i);
            var last = table.date(row, 0);
            if (last.isBefore(first)) {
                throw table.wrong(DataCode.OUT_OF_ORDER, row, 0, "not later than the row before");
            }
            ticker = ticker(table, i);
            if (ticker.equals(instrument.symbol().toUpperCase(Locale.ROOT))) {
                periods.add(new Period(first, last));
            }
            if (i + 1 < table.rows().size()) {
                first = last.plusDays(1);
                rename(table, instrument, i, last).ifPresent(events::add);
            } else if (last.isBefore(OPEN_END)) {
                var end = EventDates.nextSession(instrument, last);
                events.add(
                        new InstrumentEvent.Delisted(
                                instrument,
                                EventDates.startNanos(instrument, end),
                                Optional.empty()));
            }
        }
        if (periods.isEmpty()) {
            throw DataCode.BAD_EVENT.exception(
                    path + ": the company never traded as " + instrument.symbol(),
                    "give the map file of " + instrument.symbol());
        }
        return new MapFile(EventFile.of(table, events, List.of()), periods);
    }

    private static Optional<InstrumentEvent> rename(
            CsvTable table, Instrument instrument, int row, LocalDate last) {
        var next = ticker(table, row + 1);
        if (next.equals(ticker(table, row))) {
            return Optional.empty();
        }
        var date = EventDates.nextSession(instrument, last);
        return Optional.of(
                new InstrumentEvent.Renamed(
                        instrument, EventDates.startNanos(instrument, date), next));
    }

    private static String ticker(CsvTable table, int row) {
        return table.text(table.rows().get(row), 1).toUpperCase(Locale.ROOT);
    }
}
