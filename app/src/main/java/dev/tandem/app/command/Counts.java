package dev.tandem.app.command;

import java.util.Locale;

/// Whole numbers above 0 as values of options.
final class Counts {
    private Counts() {}

    /// @throws IllegalArgumentException if it is no number from 1 to `most`
    static int read(String text, int most) {
        try {
            var count = Integer.parseInt(text);
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "\"%s\" is no whole number from 1 to %,d", text, most));
    }
}
