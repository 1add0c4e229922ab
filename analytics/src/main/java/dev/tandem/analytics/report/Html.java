package dev.tandem.analytics.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/// A page under construction. Everything that comes from outside goes through [#text] or an
/// attribute, which escape it; elements are closed in the order they were opened.
///
/// Marks that change the direction of text, and control characters, are shown by their code: a name
/// must not rearrange what stands beside it.
final class Html {
    private static final Set<String> VOID = Set.of("meta", "input", "br", "col");

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /// Opens an element.
    ///
    /// @param attributes names and values in turn
    Html open(String name, String... attributes) {
        out.append('<').append(name);
        for (var i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        if (VOID.contains(name)) {
            out.append("/>");
        } else {
            out.append('>');
            open.push(name);
        }
        return this;
    }

    /// Closes the element that was opened last.
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Html line() {
        out.append('\n');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /// An element with nothing but text in it.
    Html element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /// Text of our own that is already in the form of the page, such as a script.
    Html raw(String own) {
        out.append(own);
        return this;
    }

    /// The page.
    ///
    /// @throws IllegalStateException if an element is open
    String end() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                default -> {
                    if (isHidden(text, i)) {
                        out.append(String.format(Locale.ROOT, "[U+%04X]", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }

    /// Control characters, marks of direction, and halves of a pair that stand alone.
    private static boolean isHidden(String text, int index) {
        var c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || c == 0x2028
                || c == 0x2029
                || c >= 0xFFFE;
    }
}
