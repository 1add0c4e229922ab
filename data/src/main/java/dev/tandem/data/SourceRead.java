package dev.tandem.data;

import java.nio.file.Path;
import java.util.List;

/// What is to be said about a file that was read.
///
/// @param rows rows or messages seen, wrong ones included, those of other symbols not
record SourceRead(Path file, int rows, BadRows bad, List<String> warnings, String sha256) {
    SourceRead {
        warnings = List.copyOf(warnings);
    }
}
