package dev.tandem.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks over the lines of a text and splits them into cells inside one reused buffer. Blank lines
/// are passed over, a byte order mark and carriage returns are removed. A quoted cell may hold the
/// delimiter, but no line break.
final class CsvScanner {
    private static final int LONGEST_LINE = 1 << 22;

    private final InputStream in;
    private byte[] buffer;
    private int position;
    private int limit;
    private boolean ended;
    private int line;
    private int lineStart;
    private int lineEnd;
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    CsvScanner(InputStream in) {
        this(in, 1 << 16);
    }

    /// @param bytes read at once
    CsvScanner(InputStream in, int bytes) {
        this.in = in;
        this.buffer = new byte[bytes];
    }

    /// Moves to the next line that is not blank.
    boolean nextLine() throws IOException {
        while (readLine()) {
            line++;
            if (line == 1) {
                skipByteOrderMark();
            }
            trimLine();
            if (lineStart < lineEnd) {
                return true;
            }
        }
        return false;
    }

    /// Cuts the current line into cells and returns how many, -1 if a quote stays open.
    int split(byte delimiter) {
        var cells = 0;
        var at = lineStart;
        while (true) {
            if (cells == starts.length) {
                starts = Arrays.copyOf(starts, cells * 2);
                ends = Arrays.copyOf(ends, cells * 2);
            }
            if (at < lineEnd && buffer[at] == '"') {
                var next = quoted(at, cells, delimiter);
                if (next < 0) {
                    return -1;
                }
                at = next;
            } else {
                starts[cells] = at;
                while (at < lineEnd && buffer[at] != delimiter) {
                    at++;
                }
                ends[cells] = at;
                trimCell(cells);
            }
            cells++;
            if (at >= lineEnd) {
                return cells;
            }
            at++;
        }
    }

    int lineStart() {
        return lineStart;
    }

    int lineEnd() {
        return lineEnd;
    }

    byte[] bytes() {
        return buffer;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    String text(int cell) {
        return new String(buffer, starts[cell], ends[cell] - starts[cell], StandardCharsets.UTF_8);
    }

    String lineText() {
        return new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    }

    /// Number of the current line, from 1.
    int line() {
        return line;
    }

    private boolean readLine() throws IOException {
        var at = position;
        while (true) {
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            if (at < limit) {
                lineStart = position;
                lineEnd = at;
                position = at + 1;
                return true;
            }
            if (ended) {
                lineStart = position;
                lineEnd = limit;
                position = limit;
                return lineStart < lineEnd;
            }
            at -= position;
            fill();
        }
    }

    private void fill() throws IOException {
        var rest = limit - position;
        if (rest > LONGEST_LINE) {
            throw new IOException(
                    "line " + (line + 1) + " is longer than " + LONGEST_LINE + " bytes");
        }
        var target = rest > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, position, target, 0, rest);
        buffer = target;
        position = 0;
        limit = rest;
        var read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            ended = true;
        } else {
            limit += read;
        }
    }

    private void skipByteOrderMark() {
        if (lineEnd - lineStart >= 3
                && buffer[lineStart] == (byte) 0xef
                && buffer[lineStart + 1] == (byte) 0xbb
                && buffer[lineStart + 2] == (byte) 0xbf) {
            lineStart += 3;
        }
    }

    private void trimLine() {
        if (lineEnd > lineStart && buffer[lineEnd - 1] == '\r') {
            lineEnd--;
        }
        var at = lineStart;
        while (at < lineEnd && buffer[at] == ' ') {
            at++;
        }
        if (at == lineEnd) {
            lineStart = lineEnd;
        }
    }

    private void trimCell(int cell) {
        while (starts[cell] < ends[cell] && buffer[starts[cell]] == ' ') {
            starts[cell]++;
        }
        while (starts[cell] < ends[cell] && buffer[ends[cell] - 1] == ' ') {
            ends[cell]--;
        }
    }

    /// Takes a cell without its quotes; returns where the delimiter or the line's end is, -1 if
    /// neither follows.
    private int quoted(int from, int cell, byte delimiter) {
        var at = from + 1;
        var doubled = false;
        while (at < lineEnd && (buffer[at] != '"' || (at + 1 < lineEnd && buffer[at + 1] == '"'))) {
            doubled |= buffer[at] == '"';
            at += buffer[at] == '"' ? 2 : 1;
        }
        if (at >= lineEnd || (at + 1 < lineEnd && buffer[at + 1] != delimiter)) {
            return -1;
        }
        starts[cell] = from + 1;
        ends[cell] = doubled ? halveQuotes(from + 1, at) : at;
        trimCell(cell);
        return at + 1;
    }

    private int halveQuotes(int from, int until) {
        var to = from;
        for (var at = from; at < until; at++) {
            buffer[to++] = buffer[at];
            at += buffer[at] == '"' ? 1 : 0;
        }
        return to;
    }
}
