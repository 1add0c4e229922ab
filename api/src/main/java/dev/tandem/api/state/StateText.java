package dev.tandem.api.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;

/// The text form of a [State]: one value a line, two blanks of indentation a level, a type letter
/// before each name.
///
/// `L` long, `D` double as its bits in hexadecimal, `T` text with `\n`, `\r` and `\\` escaped, `l`
/// and `d` arrays, `S` a tree whose values follow one level deeper; the last line is `end`.
public final class StateText {
    private static final String END = "end";

    private StateText() {}

    public static String write(State state) {
        var text = new StringBuilder();
        write(state, 0, text);
        return text.append(END).append('\n').toString();
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException with the line number if the text is damaged
    public static State parse(String text) {
        var stack = new ArrayList<State>();
        stack.add(new State());
        var lines = text.split("\n");
        if (lines.length == 0 || !lines[lines.length - 1].equals(END)) {
            throw new IllegalArgumentException("damaged state: cut off after line " + lines.length);
        }
        for (var i = 0; i < lines.length - 1; i++) {
            try {
                parseLine(lines[i], stack);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        "damaged state at line " + (i + 1) + ": " + lines[i], e);
            }
        }
        return stack.getFirst();
    }

    private static void write(State state, int level, StringBuilder text) {
        for (var entry : state.values().entrySet()) {
            text.repeat(' ', 2 * level);
            var name = escape(entry.getKey()).replace("=", "\\e");
            switch (entry.getValue()) {
                case Long value -> text.append("L ").append(name).append('=').append(value);
                case Double value -> text.append("D ").append(name).append('=').append(hex(value));
                case String value ->
                        text.append("T ").append(name).append('=').append(escape(value));
                case long[] values -> {
                    text.append("l ").append(name).append('=');
                    for (var value : values) {
                        text.append(value).append(' ');
                    }
                }
                case double[] values -> {
                    text.append("d ").append(name).append('=');
                    for (var value : values) {
                        text.append(hex(value)).append(' ');
                    }
                }
                case State child -> {
                    text.append("S ").append(name).append("=\n");
                    write(child, level + 1, text);
                    continue;
                }
                default -> throw new IllegalStateException("no state value: " + entry);
            }
            text.append('\n');
        }
    }

    private static void parseLine(String line, ArrayList<State> stack) {
        var indent = 0;
        while (line.charAt(indent) == ' ') {
            indent++;
        }
        var level = indent / 2;
        if (indent % 2 != 0 || level >= stack.size() || line.charAt(indent + 1) != ' ') {
            throw new IllegalArgumentException(
                    "wrong indentation or no blank after the type letter");
        }
        while (stack.size() > level + 1) {
            stack.removeLast();
        }
        var equals = line.indexOf('=');
        var name = unescape(line.substring(indent + 2, equals));
        var value = line.substring(equals + 1);
        var state = stack.getLast();
        switch (line.charAt(indent)) {
            case 'L' -> state.put(name, Long.parseLong(value));
            case 'D' -> state.put(name, Double.longBitsToDouble(Long.parseUnsignedLong(value, 16)));
            case 'T' -> state.put(name, unescape(value));
            case 'l' -> state.put(name, words(value).mapToLong(Long::parseLong).toArray());
            case 'd' ->
                    state.put(
                            name,
                            words(value)
                                    .mapToDouble(word ->
                                            Double.longBitsToDouble(
                                                    Long.parseUnsignedLong(word, 16)))
                                    .toArray());
            case 'S' -> {
                var child = new State();
                state.put(name, child);
                stack.add(child);
            }
            default -> throw new IllegalArgumentException("unknown type letter");
        }
    }

    private static Stream<String> words(String value) {
        return value.isBlank() ? Stream.empty() : Arrays.stream(value.strip().split(" "));
    }

    private static String hex(double value) {
        return Long.toHexString(Double.doubleToRawLongBits(value));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String text) {
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            i++;
            plain.append(
                    switch (text.charAt(i)) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 'e' -> '=';
                        default -> text.charAt(i);
                    });
        }
        return plain.toString();
    }
}
