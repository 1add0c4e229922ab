package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.problem.TandemException;
import dev.tandem.data.SymbolPlan.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of bars that was read, first as rows, then as bars. Filled by one thread, read by
/// another.
final class ReadBars {
    private final Part part;
    private final RawFile file;
    private final List<@Nullable Instrument> instruments;
    private final List<BarColumns> bars = new ArrayList<>();
    private List<String> warnings = List.of();
    private @Nullable TandemException failure;

    /// @param instruments of each series of the file, null for one that is not wanted
    ReadBars(Part part, RawFile file, List<@Nullable Instrument> instruments) {
        this.part = part;
        this.file = file;
        this.instruments = instruments;
    }

    Part part() {
        return part;
    }

    /// What is known of the file; its rows are gone once the bars are made.
    RawFile file() {
        return file;
    }

    /// Makes the bars and lets the rows go.
    void assemble(ReadOptions options, BlockSpace space) {
        if (file.series().stream().anyMatch(rows -> rows.count() > 0)) {
            try {
                var assembler = new BarAssembler(file, options);
                for (var i = 0; i < instruments.size(); i++) {
                    var instrument = instruments.get(i);
                    if (instrument != null) {
                        var rows = file.series().get(i);
                        bars.add(assembler.assemble(rows, instrument, space));
                    }
                }
                warnings = assembler.warnings();
            } catch (TandemException thrown) {
                failure = thrown;
            }
        }
        file.series().forEach(RawSeries::release);
    }

    /// The bars of each series that is wanted, those of a series before a failure too.
    List<BarColumns> bars() {
        return Collections.unmodifiableList(bars);
    }

    /// @throws TandemException if the bars could not be made
    List<String> warningsOrThrow() {
        if (failure != null) {
            throw failure;
        }
        return warnings;
    }
}
