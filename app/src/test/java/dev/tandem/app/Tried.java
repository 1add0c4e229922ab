package dev.tandem.app;

import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program, run inside a test in a folder of its own.
record Tried(Path folder, StopSignal stop, String typed) {
    /// How a command line ended.
    record End(int code, String out, String err) {}

    Tried(Path folder) {
        this(folder, new StopSignal(), "");
    }

    /// The same with a user who types this.
    Tried answering(String text) {
        return new Tried(folder, stop, text);
    }

    End run(List<String> words) {
        return run(words, 80, false);
    }

    End run(List<String> words, int columns, boolean isTerminal) {
        var environment = Map.of("COLUMNS", String.valueOf(columns));
        return run(words, environment, StandardCharsets.UTF_8, isTerminal);
    }

    End run(
            List<String> words,
            Map<String, String> environment,
            Charset charset,
            boolean isTerminal) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, charset),
                        new PrintStream(err, true, charset),
                        environment,
                        folder,
                        isTerminal);
        var code = Main.run(words, terminal, stop);
        return new End(code, text(out), text(err));
    }

    static List<String> words(List<String> first, String... more) {
        var words = new ArrayList<>(first);
        words.addAll(List.of(more));
        return words;
    }

    /// Daily bars from 2 January 2024 on, which rise and fall by turns.
    static String prices(int days) {
        var text = new StringBuilder("date,open,high,low,close,volume\n");
        var date = LocalDate.of(2024, 1, 2);
        for (var i = 0; i < days; date = date.plusDays(1)) {
            if (isSession(date)) {
                var open = 100 + i % 7;
                text.append(date).append(',').append(open).append(',').append(open + 2).append(',');
                text.append(open - 1).append(',').append(open + 1).append(",1000\n");
                i++;
            }
        }
        return text.toString();
    }

    /// Bars of a minute from 1 January 2024 on, without a gap.
    static String minutes(int count) {
        var text = new StringBuilder("time,open,high,low,close,volume\n");
        var time = Instant.parse("2024-01-01T00:00:00Z");
        for (var i = 0; i < count; i++) {
            text.append(time.plusSeconds(60L * i)).append(",100,102,99,").append(100 + i % 2);
            text.append(",5\n");
        }
        return text.toString();
    }

    private static boolean isSession(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && !date.equals(LocalDate.of(2024, 1, 15))
                && !date.equals(LocalDate.of(2024, 2, 19));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
