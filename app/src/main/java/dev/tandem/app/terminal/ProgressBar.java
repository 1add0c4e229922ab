package dev.tandem.app.terminal;

import java.util.Locale;

/// The parts of a line that says how far something is.
final class ProgressBar {
    private static final int CELLS = 28;

    private ProgressBar() {}

    /// A bar that is filled by a share.
    ///
    /// @param share what is done, 0 to 1
    /// @param beside columns that the rest of the line takes
    static String cells(Terminal terminal, double share, int beside) {
        var count = Math.min(CELLS, terminal.width() - beside);
        var full = (int) (share * count);
        var glyphs = terminal.hasUnicode() ? new String[] {"█", "░"} : new String[] {"#", "."};
        return terminal.green(glyphs[0].repeat(full)) + glyphs[1].repeat(count - full);
    }

    static int percent(double share) {
        return (int) (share * 100);
    }

    static String hours(long seconds) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
