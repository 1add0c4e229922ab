package dev.tandem.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// Prices that wander, the same each time.
final class Series {
    private Series() {}

    /// Bars of each day from 2010 on.
    static String wandering(String symbol, int days) {
        var random = new SplittableRandom(symbol.hashCode());
        var text = new StringBuilder("date,open,high,low,close,volume\n");
        var date = LocalDate.of(2010, 1, 4);
        var cents = 10_000;
        for (var i = 0; i < days; i++) {
            var open = Math.max(1_000, cents + random.nextInt(-60, 61));
            cents = Math.max(1_000, open + random.nextInt(-200, 206));
            text.append(date.plusDays(i));
            row(text, random, open, cents).append(",100000\n");
        }
        return text.toString();
    }

    /// Bars of a minute around the clock from 2020 on.
    static String minutes(int count) {
        var random = new SplittableRandom(11);
        var text = new StringBuilder("ts,open,high,low,close,volume\n");
        var at = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        var cents = 1_000_000;
        for (var i = 0; i < count; i++) {
            var open = Math.max(100_000, cents + random.nextInt(-100, 101));
            cents = Math.max(100_000, open + random.nextInt(-900, 901));
            text.append(at + i * 60_000L);
            row(text, random, open, cents).append(",5000\n");
        }
        return text.toString();
    }

    private static StringBuilder row(
            StringBuilder text, SplittableRandom random, int open, int close) {
        var spread = 1 + Math.abs(open - close) / 3;
        cents(text, open);
        cents(text, Math.max(open, close) + random.nextInt(spread));
        cents(text, Math.min(open, close) - random.nextInt(spread));
        return cents(text, close);
    }

    private static StringBuilder cents(StringBuilder text, int cents) {
        text.append(',').append(cents / 100).append('.');
        return (cents % 100 < 10 ? text.append('0') : text).append(cents % 100);
    }
}
