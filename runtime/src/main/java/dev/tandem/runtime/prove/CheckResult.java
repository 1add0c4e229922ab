package dev.tandem.runtime.prove;

import java.util.List;

/// What one check came to.
///
/// @param name a short word that stays the same from version to version
/// @param tried number of variations that were played or places that were looked at
/// @param text what was tried, in one line
/// @param findings empty when the check passed or was skipped
public record CheckResult(
        String name, Verdict verdict, long tried, String text, List<Finding> findings) {
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /// Failed if there is a finding, else passed.
    static CheckResult of(String name, long tried, String text, List<Finding> findings) {
        var verdict = findings.isEmpty() ? Verdict.PASSED : Verdict.FAILED;
        return new CheckResult(name, verdict, tried, text, findings);
    }

    /// Nothing was tried.
    ///
    /// @param why in a few words
    public static CheckResult skipped(String name, String why) {
        return new CheckResult(name, Verdict.SKIPPED, 0, why, List.of());
    }
}
