package dev.tandem.data;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A history with what there is to know about its origin.
///
/// @param files the files read, in the order given
/// @param warnings what a user should know: rows left out, dates without session, assumptions
public record LoadedHistory(MarketHistory history, List<FileFacts> files, List<String> warnings) {
    public LoadedHistory {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /// One file of a history.
    ///
    /// @param path as it was given
    /// @param sha256 of the file as stored, hexadecimal
    /// @param rows data rows of the symbols taken from it
    /// @param first open of its first bar
    /// @param last close of its last bar
    public record FileFacts(Path path, String sha256, int rows, Instant first, Instant last) {}
}
