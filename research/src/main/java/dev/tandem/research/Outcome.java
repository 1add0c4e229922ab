package dev.tandem.research;

/// What came of one parameter set.
public sealed interface Outcome {
    /// A run to the end of its data.
    ///
    /// @param decisionHash SHA-256 over all decisions
    /// @param finalEquity in the currency of the account, a plain decimal
    /// @param returns number of period returns behind its Sharpe ratio
    /// @param periodsPerYear by which the Sharpe ratio is annual
    record Ran(
            String decisionHash,
            long fills,
            String finalEquity,
            long returns,
            double periodsPerYear,
            Figures figures)
            implements Outcome {}

    /// The strategy does not take these values.
    ///
    /// @param reason one line
    record Refused(String reason) implements Outcome {}

    /// The strategy threw, or the run could not be made.
    ///
    /// @param reason one line
    record Failed(String reason) implements Outcome {}

    /// What stands in files.
    default String word() {
        return switch (this) {
            case Ran _ -> "ran";
            case Refused _ -> "refused";
            case Failed _ -> "failed";
        };
    }
}
