package dev.tandem.app.store;

import dev.tandem.analytics.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A run directory as far as it can be read.
///
/// @param name of the directory
/// @param state `complete`, `interrupted`, `partial` (a run that was not written to its end) or
///   `damaged`
/// @param problem why it is damaged or partial, empty otherwise
/// @param run content of `run.json`
/// @param summary content of `summary.json`
public record StoredRun(
        String name,
        Path directory,
        State state,
        String problem,
        Notes notes,
        JsonTree run,
        JsonTree summary) {
    public enum State {
        COMPLETE,
        INTERRUPTED,
        PARTIAL,
        DAMAGED
    }

    /// A data file that the run read.
    public record DataFile(String path, String sha256) {}

    private static final JsonTree NOTHING = new JsonTree(JsonTree.NOTHING);

    /// Reads a directory; whatever is wrong with it becomes a state.
    static StoredRun read(Path directory) {
        var name = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
        var notes = Notes.of(directory);
        if (name.endsWith(".partial") || name.endsWith(".replaced")) {
            return new StoredRun(
                    name, directory, State.PARTIAL, "left over by a stop", notes, NOTHING, NOTHING);
        }
        try {
            var run = read(directory, "run.json", "tandem.run/1");
            var summary = read(directory, "summary.json", "tandem.summary/1");
            var isPart = run.get("configuration").get("status").text().equals("interrupted");
            var state = isPart ? State.INTERRUPTED : State.COMPLETE;
            return new StoredRun(name, directory, state, "", notes, run, summary);
        } catch (IOException e) {
            return new StoredRun(
                    name,
                    directory,
                    State.DAMAGED,
                    String.valueOf(e.getMessage()),
                    notes,
                    NOTHING,
                    NOTHING);
        }
    }

    private static JsonTree read(Path directory, String file, String schema) throws IOException {
        var tree = JsonTree.read(directory.resolve(file));
        var found = tree.get("schema").text();
        if (!found.equals(schema)) {
            throw new IOException(file + " has the schema \"" + found + "\", not " + schema);
        }
        return tree;
    }

    public boolean isReadable() {
        return state == State.COMPLETE || state == State.INTERRUPTED;
    }

    /// What a user may call it: its directory, or the id it was given when it ran.
    List<String> names() {
        var id = run.get("run").text();
        return id.isEmpty() || id.equals(name) ? List.of(name) : List.of(name, id);
    }

    public String strategy() {
        return run.get("strategy").text();
    }

    /// The strategy with its parameters.
    public String title() {
        return summary.get("strategy").text();
    }

    public String started() {
        return run.get("started").text();
    }

    public String from() {
        return summary.get("period").get("from").text();
    }

    public String until() {
        return summary.get("period").get("to").text();
    }

    public String decisionHash() {
        return summary.get("decision_hash").text();
    }

    public List<String> command() {
        return run.get("command").items().stream().map(JsonTree::text).toList();
    }

    /// One field of `summary.json`, empty if it is not there.
    public String fact(String name) {
        return summary.get(name).text();
    }

    /// What was chosen: parameters as `params.name`, the configuration, the seed, the versions.
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("strategy", strategy());
        run.get("parameters")
                .fields()
                .forEach((key, text) -> settings.put("params." + key, text.text()));
        run.get("configuration").fields().forEach((key, text) -> settings.put(key, text.text()));
        settings.put("seed", run.get("seed").text());
        run.get("versions")
                .fields()
                .forEach((key, text) -> settings.put("version." + key, text.text()));
        return settings;
    }

    public List<DataFile> data() {
        return run.get("data").items().stream()
                .map(file -> new DataFile(file.get("path").text(), file.get("sha256").text()))
                .toList();
    }

    /// One statistic; unknown where the summary does not have it.
    public Figure figure(String statistic) {
        var json = summary.get("stats").get(statistic);
        return json.fields().isEmpty() ? Figure.UNKNOWN : Figure.of(json);
    }

    /// The warnings, each with its code.
    public List<String> warnings() {
        return summary.get("warnings").items().stream()
                .map(warning ->
                        warning.get("text").text() + " (" + warning.get("code").text() + ")")
                .toList();
    }
}
