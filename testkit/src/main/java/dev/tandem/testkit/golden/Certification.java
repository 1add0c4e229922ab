package dev.tandem.testkit.golden;

import dev.tandem.api.problem.TandemException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the comparison of one case came to. A case that could not be compared has failed, and so
/// has one of which nothing was compared.
///
/// @param agreement what was compared; nothing if it could not be
/// @param failure why it could not be compared; empty if it was
public record Certification(GoldenCase golden, Agreement agreement, Optional<String> failure) {
    /// Compares one case.
    ///
    /// @param root the folder from which the names of data files start; null for the nearest one
    ///   above the case in which they exist
    public static Certification of(GoldenCase golden, @Nullable Path root) {
        try {
            var from = root == null ? nearestRoot(golden) : root;
            var agreement = golden.comparison().of(golden.folder(), from);
            var nothing = agreement.cells().isEmpty() && agreement.differences().isEmpty();
            return nothing
                    ? failed(golden, "there was nothing to compare")
                    : new Certification(golden, agreement, Optional.empty());
        } catch (RuntimeException e) { // one case that breaks must not hide the others
            return failed(golden, reason(e));
        }
    }

    /// Whether every cell agrees.
    public boolean agrees() {
        return failure.isEmpty() && agreement.differences().isEmpty();
    }

    /// Cells compared.
    public int cells() {
        return agreement.cells().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Certification failed(GoldenCase golden, String reason) {
        return new Certification(golden, new Agreement(Map.of(), List.of()), Optional.of(reason));
    }

    private static Path nearestRoot(GoldenCase golden) {
        for (var folder = golden.folder().toAbsolutePath().normalize();
                folder != null;
                folder = folder.getParent()) {
            if (golden.data().stream().map(folder::resolve).allMatch(Files::exists)) {
                return folder;
            }
        }
        throw new IllegalArgumentException(
                "no folder above it holds "
                        + String.join(", ", golden.data())
                        + "; name it with --root");
    }

    private static String reason(RuntimeException failure) {
        var expected =
                failure instanceof IllegalArgumentException
                        || failure instanceof TandemException
                        || failure instanceof UncheckedIOException;
        return expected ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
