package dev.tandem.app.sweep;

import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.Configuration;
import dev.tandem.app.run.PreparedRun;
import dev.tandem.app.run.Versions;
import dev.tandem.app.strategy.Sha256;
import dev.tandem.data.InstrumentsFile;
import dev.tandem.research.SweepFacts;
import dev.tandem.research.SweepFacts.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What the results of a sweep depend on besides its parameters. Files go by name and hash, so that
/// shards may run on machines with other folders.
final class SweepIdentity {
    private static final int SHORT = 12;

    private SweepIdentity() {}

    static SweepFacts of(SweepRequest request, PreparedRun run) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("version", Versions.tandem()));
        facts.add(new Fact("strategy", run.strategy().name()));
        facts.add(new Fact("strategy-sha256", run.strategy().sha256()));
        for (var file : run.data().files()) {
            facts.add(new Fact("data", file.path().getFileName() + " " + file.sha256()));
        }
        for (var file : terms(run.request().data())) {
            facts.add(new Fact("terms", file.getFileName() + " " + sha256(file)));
        }
        var options = Configuration.of(run);
        options.remove("strategy.sha256");
        options.forEach((key, value) -> facts.add(new Fact("option " + key, value)));
        facts.add(new Fact("option seed", String.valueOf(run.request().seed())));
        facts.add(new Fact("option csv", run.request().data().mapping().toString()));
        facts.add(new Fact("option class", String.valueOf(run.request().data().kind())));
        var clean = new ArrayList<Fact>();
        facts.forEach(fact -> clean.add(new Fact(fact.key(), run.redaction().clean(fact.value()))));
        return SweepFacts.of(clean, request.plan(), request.shard());
    }

    /// A name for the file of a sweep that is given none: the same sweep has the same.
    static String fileName(SweepFacts facts) {
        var text = String.join("\n", facts.lines()).getBytes(StandardCharsets.UTF_8);
        var hash = Sha256.of(List.of(text)).substring(0, SHORT);
        return facts.find("strategy").orElse("sweep") + "-" + hash + ".csv";
    }

    /// The files with terms of instruments that the data were read with.
    private static List<Path> terms(BacktestRequest.DataChoice data) {
        if (data.instruments() != null) {
            return List.of(data.instruments());
        }
        var files = new LinkedHashSet<Path>();
        for (var path : data.paths()) {
            var file =
                    Files.isDirectory(path)
                            ? path.resolve(InstrumentsFile.NAME)
                            : path.resolveSibling(InstrumentsFile.NAME);
            if (Files.exists(file)) {
                files.add(file.toAbsolutePath().normalize());
            }
        }
        return List.copyOf(files);
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(List.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
