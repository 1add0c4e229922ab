package dev.tandem.app.command;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.app.terminal.TextTable;
import dev.tandem.data.Calendars;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// The trading calendars that `instruments.yaml` and schedules may name, with what is known of
/// them.
final class CalendarList {
    private static final TextTable TABLE =
            new TextTable(List.of(false, false, true, true, false, false));

    private CalendarList() {}

    static List<String> lines(Terminal terminal) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("CODE", "MARKET", "OPEN", "CLOSE", "ZONE", "HOLIDAYS"));
        for (var code : Calendars.codes()) {
            var calendar = Calendars.of(code);
            rows.add(
                    List.of(
                            code,
                            Calendars.marketName(code),
                            (calendar.opensEveningBefore() ? "*" : "") + calendar.open(),
                            calendar.close().equals(LocalTime.MIDNIGHT)
                                    ? "24:00"
                                    : calendar.close().toString(),
                            calendar.isAlwaysOpen() ? "UTC" : calendar.zone().getId(),
                            known(calendar)));
        }
        var lines = new ArrayList<>(TABLE.lines(rows, terminal));
        lines.add("");
        lines.add("* on the evening before the date of the session. Sessions are Monday to");
        lines.add("Friday without holidays and end early on half days; 24/7 is every day. Before");
        lines.add("and after the years given, every weekday counts as a full session.");
        return lines;
    }

    private static String known(TradingCalendar calendar) {
        return calendar.knownFrom().equals(LocalDate.MIN)
                ? "none"
                : calendar.knownFrom().getYear() + " to " + calendar.knownUntil().getYear();
    }
}
