package dev.tandem.app.store;

import dev.tandem.analytics.JsonTree;
import dev.tandem.app.format.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/// What a user says about a run: `notes.json` in its directory, beside the files of the run, which
/// stay as they are.
///
/// @param tags sorted, each once
/// @param text empty for none
public record Notes(List<String> tags, String text) {
    static final String FILE = "notes.json";

    public Notes {
        tags = List.copyOf(new TreeSet<>(tags));
    }

    /// The notes of a run; empty where there are none or they cannot be read.
    static Notes of(Path directory) {
        try {
            var json = JsonTree.read(directory.resolve(FILE));
            var tags = json.get("tags").items().stream().map(JsonTree::text).toList();
            return new Notes(tags, json.get("note").text());
        } catch (IOException _) {
            return new Notes(List.of(), "");
        }
    }

    public Notes with(Collection<String> more) {
        var all = new TreeSet<>(tags);
        all.addAll(more);
        return new Notes(List.copyOf(all), text);
    }

    public Notes without(Collection<String> fewer) {
        return new Notes(tags.stream().filter(tag -> !fewer.contains(tag)).toList(), text);
    }

    public Notes saying(String changed) {
        return new Notes(tags, changed);
    }

    /// The document `tandem.run-notes/1`: the notes with the name of their run.
    public String json(StoredRun run) {
        return JsonText.of(json -> {
            json.writeStringProperty("schema", "tandem.run-notes/1");
            json.writeStringProperty("name", run.name());
            fields(json);
        });
    }

    private void fields(JsonGenerator json) {
        JsonText.strings(json, "tags", tags);
        json.writeStringProperty("note", text);
    }

    /// Replaces the notes of a run as a whole, or not at all.
    public void write(StoredRun run) {
        var directory = run.directory();
        var partial = directory.resolve(FILE + ".partial");
        var document =
                JsonText.of(json -> {
                    json.writeStringProperty("schema", "tandem.notes/1");
                    fields(json);
                });
        try {
            Files.writeString(partial, document);
            Files.move(
                    partial,
                    directory.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            takeBack(partial);
            throw StoreProblem.unwritable(directory.resolve(FILE), e);
        }
    }

    private static void takeBack(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException _) {
            return; // the first failure is the one to tell
        }
    }
}
