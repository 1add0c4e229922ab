package dev.tandem.analytics;

import dev.tandem.api.value.Money;
import java.util.List;
import java.util.Optional;

/// What `summary.json` says: the same for the same inputs, whenever and wherever it ran.
///
/// @param strategy its name with its parameters, such as `SmaCross(fast=10, slow=40)`
/// @param from first day or instant of the period, as the run was asked for
/// @param to last day or instant of the period
/// @param bars bars delivered
/// @param decisionHash SHA-256 over the decisions, in hexadecimal
/// @param bands empty unless they were asked for
public record RunSummary(
        String strategy,
        String from,
        String to,
        long bars,
        int orders,
        int fills,
        int trades,
        int openTrades,
        int aborts,
        long droppedRecords,
        Money finalCash,
        Money finalEquity,
        String decisionHash,
        List<Warning> warnings,
        Statistics statistics,
        Optional<Bands> bands) {
    public RunSummary {
        warnings = List.copyOf(warnings);
    }

    /// Takes counts and final amounts from the recording.
    public static RunSummary of(
            RunRecorder run,
            Statistics statistics,
            String strategy,
            String from,
            String to,
            long bars,
            String decisionHash,
            List<Warning> warnings) {
        return new RunSummary(
                strategy,
                from,
                to,
                bars,
                run.orders().size(),
                run.fills().size(),
                run.trades().size(),
                run.openTrades().size(),
                run.aborts().size(),
                run.values().dropped(),
                run.finalCash(),
                run.finalEquity(),
                decisionHash,
                warnings,
                statistics,
                Optional.empty());
    }

    /// The same with the bands of its assumptions.
    public RunSummary withBands(Bands added) {
        return new RunSummary(
                strategy,
                from,
                to,
                bars,
                orders,
                fills,
                trades,
                openTrades,
                aborts,
                droppedRecords,
                finalCash,
                finalEquity,
                decisionHash,
                warnings,
                statistics,
                Optional.of(added));
    }
}
