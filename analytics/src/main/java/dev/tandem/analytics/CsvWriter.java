package dev.tandem.analytics;

import dev.tandem.api.value.FixedPoint;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// Rows of comma-separated cells in UTF-8 with line feeds, quoted as RFC 4180 asks.
///
/// A hot path: a minute-bar run of years has millions of equity rows. Numbers go straight into a
/// byte buffer.
final class CsvWriter implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_NUMBER = 48;
    private static final int TIME_OF_DAY_BYTES = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;

    private final OutputStream out;
    private final TimeStyle times;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private int length;
    private boolean isRowBegun;
    private long textDay = Long.MIN_VALUE;
    private byte[] dayText = {};

    /// @param header the first row
    CsvWriter(OutputStream out, TimeStyle times, String header) throws IOException {
        this.out = out;
        this.times = times;
        raw(header);
        endRow();
    }

    CsvWriter time(long atNanos) throws IOException {
        begin();
        var second = Math.floorDiv(atNanos, NANOS_PER_SECOND);
        if (times instanceof TimeStyle.Instants && atNanos == second * NANOS_PER_SECOND) {
            wholeSecond(second);
        } else {
            raw(times.text(atNanos));
        }
        return this;
    }

    private void wholeSecond(long second) throws IOException {
        var day = Math.floorDiv(second, SECONDS_PER_DAY);
        if (day != textDay) { // a day has many rows
            textDay = day;
            dayText = (LocalDate.ofEpochDay(day) + "T").getBytes(StandardCharsets.US_ASCII);
        }
        bytes(dayText, 0, dayText.length);
        var ofDay = (int) (second - day * SECONDS_PER_DAY);
        reserve(TIME_OF_DAY_BYTES);
        twoDigits(ofDay / 3600, ':');
        twoDigits(ofDay / 60 % 60, ':');
        twoDigits(ofDay % 60, 'Z');
    }

    private void twoDigits(int value, char end) {
        buffer[length++] = (byte) ('0' + value / 10);
        buffer[length++] = (byte) ('0' + value % 10);
        buffer[length++] = (byte) end;
    }

    CsvWriter number(long value) throws IOException {
        return decimal(value, 0);
    }

    /// A stored decimal in plain notation, exactly, without trailing zeros.
    CsvWriter decimal(long units, int scale) throws IOException {
        begin();
        if (units == Long.MIN_VALUE) { // has no positive twin
            raw(FixedPoint.toText(units, scale));
            return this;
        }
        var rest = Math.abs(units);
        var places = rest == 0 ? 0 : scale;
        while (places > 0 && rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        var position = digits.length;
        for (var written = 0; written <= places || rest != 0; written++) {
            if (written == places && places > 0) {
                digits[--position] = '.';
            }
            digits[--position] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (units < 0) {
            digits[--position] = '-';
        }
        bytes(digits, position, digits.length - position);
        return this;
    }

    CsvWriter empty() throws IOException {
        begin();
        return this;
    }

    CsvWriter text(String text) throws IOException {
        begin();
        if (needsQuotes(text)) {
            raw('"' + text.replace("\"", "\"\"") + '"');
        } else {
            raw(text);
        }
        return this;
    }

    private static boolean needsQuotes(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    }

    private void raw(String text) throws IOException {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes(encoded, 0, encoded.length);
    }

    void endRow() throws IOException {
        reserve(1);
        buffer[length++] = '\n';
        isRowBegun = false;
    }

    private void begin() throws IOException {
        reserve(1);
        if (isRowBegun) {
            buffer[length++] = ',';
        }
        isRowBegun = true;
    }

    private void bytes(byte[] source, int offset, int count) throws IOException {
        if (count > buffer.length) {
            drain();
            out.write(source, offset, count);
            return;
        }
        reserve(count);
        System.arraycopy(source, offset, buffer, length, count);
        length += count;
    }

    private void reserve(int count) throws IOException {
        if (length + count > buffer.length) {
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    /// Writes what is buffered and leaves the stream open.
    @Override
    public void close() throws IOException {
        drain();
    }
}
