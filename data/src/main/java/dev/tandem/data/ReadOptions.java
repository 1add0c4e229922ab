package dev.tandem.data;

import dev.tandem.api.market.BarSize;
import org.jspecify.annotations.Nullable;

/// How a file of bars is read.
///
/// @param badRows what happens to a row that is wrong
/// @param size the bar size of the file, null to tell it from the stamps
/// @param store where rows once read are kept for the next reading, null for nowhere
public record ReadOptions(BadRow badRows, @Nullable BarSize size, @Nullable ColumnStore store) {
    /// Any bad row is an error, the bar size is told from the stamps.
    public static final ReadOptions STRICT = new ReadOptions(BadRow.REFUSE, null, null);

    /// Bad rows are left out and counted, the bar size is told from the stamps.
    public static final ReadOptions DROP_BAD = new ReadOptions(BadRow.DROP, null, null);

    /// What happens to a row that is wrong.
    public enum BadRow {
        /// The file is refused with line and reason.
        REFUSE,
        /// The row is left out; how many and why stands in the result.
        DROP
    }

    /// The same options for files of a known bar size.
    public ReadOptions withSize(BarSize newSize) {
        return new ReadOptions(badRows, newSize, store);
    }
}
