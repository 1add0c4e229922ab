package dev.tandem.research;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Rows of a sweep as lines of CSV, and back.
///
/// @param facts of the sweep
record RowText(SweepFacts facts) {
    private static final int OF_A_RUN = 5; // cells between the reason and the figures

    /// The names of all columns.
    String header() {
        return CsvLine.join(
                Stream.of(
                                List.of("set"),
                                facts.names(),
                                List.of("status", "reason", "decision_hash", "fills"),
                                List.of("final_equity", "returns", "periods_per_year"),
                                Figures.NAMES)
                        .flatMap(List::stream)
                        .toList());
    }

    String line(SweepRow row) {
        var cells = new ArrayList<String>();
        cells.add(String.valueOf(row.number()));
        cells.addAll(row.values());
        cells.add(row.outcome().word());
        switch (row.outcome()) {
            case Outcome.Refused(var reason) -> without(cells, reason);
            case Outcome.Failed(var reason) -> without(cells, reason);
            case Outcome.Ran ran -> {
                cells.add("");
                cells.add(ran.decisionHash());
                cells.add(String.valueOf(ran.fills()));
                cells.add(ran.finalEquity());
                cells.add(String.valueOf(ran.returns()));
                cells.add(String.valueOf(ran.periodsPerYear()));
                cells.addAll(ran.figures().cells());
            }
        }
        return CsvLine.join(cells);
    }

    private static void without(List<String> cells, String reason) {
        cells.add(reason.replaceAll("\\s+", " "));
        cells.addAll(Collections.nCopies(OF_A_RUN + Figures.NAMES.size(), ""));
    }

    /// @throws IllegalArgumentException if it is no row of this sweep, or of another shard
    SweepRow row(String line) {
        var cells = CsvLine.split(line);
        var before = 1 + facts.names().size();
        if (cells.size() != before + 2 + OF_A_RUN + Figures.NAMES.size()) {
            throw new IllegalArgumentException(cells.size() + " cells");
        }
        var number = Integer.parseInt(cells.getFirst());
        if (number < 1 || number > facts.sets() || !facts.shard().contains(number)) {
            throw new IllegalArgumentException("no set " + number + " in " + facts.shard());
        }
        var rest = cells.subList(before, cells.size());
        return new SweepRow(number, cells.subList(1, before), outcome(rest));
    }

    private static Outcome outcome(List<String> cells) {
        var reason = cells.get(1);
        return switch (cells.getFirst()) {
            case "ran" ->
                    new Outcome.Ran(
                            cells.get(2),
                            Long.parseLong(cells.get(3)),
                            cells.get(4),
                            Long.parseLong(cells.get(5)),
                            Double.parseDouble(cells.get(6)),
                            Figures.of(cells.subList(2 + OF_A_RUN, cells.size())));
            case "refused" -> new Outcome.Refused(reason);
            case "failed" -> new Outcome.Failed(reason);
            default -> throw new IllegalArgumentException("status " + cells.getFirst());
        };
    }
}
