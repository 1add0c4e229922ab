package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Tried.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kept runs on the command line: what is listed, found, marked, removed and copied.
class RunsCommandTest {
    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void keepRuns() throws IOException {
        tried = new Tried(folder);
        KeptRuns.writeInto(folder.resolve("runs"));
    }

    private End run(String line) {
        return tried.run(List.of(line.split(" ")));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "last, 20260103-090000-SmaCross",
        "last~0, 20260103-090000-SmaCross",
        "last~2, 20260101-090000-SmaCross",
        "20260102, 20260102-090000-SmaCross",
        "runs/20260102-090000-SmaCross, 20260102-090000-SmaCross",
        "cut, cut",
        "emp, empty",
    })
    void aRunHasManyNames(String name, String found) {
        var end = run("runs show " + name);

        assertThat(end.code()).isZero();
        assertThat(end.out()).startsWith("run        " + found + "   ");
    }

    @Test
    void everyKindOfDamageIsListedAndNoneIsACrash() throws IOException {
        var runs = folder.resolve("runs");
        var texts = List.of("", "[]", "{}", "null", "{\"schema\":7}", "\u0000", "{}{}");
        for (var text : texts) {
            var directory = runs.resolve("bad" + texts.indexOf(text));
            KeptRuns.write(directory, "1", "complete", 0, 0, 0);
            Files.writeString(directory.resolve("run.json"), text);
        }
        var odd = runs.resolve("odd");
        KeptRuns.write(odd, "1", "complete", 0, 0, 0);
        Files.writeString(
                odd.resolve("run.json"), "{\"schema\":\"tandem.run/1\",\"data\":3,\"started\":[]}");
        Files.writeString(odd.resolve("notes.json"), "{\"tags\":{}}");

        var end = run("runs list");

        assertThat(end.code()).isZero();
        assertThat(end.out().lines().filter(line -> line.contains("damaged"))).hasSize(9);
        assertThat(run("runs show odd").code()).isZero();
        assertThat(run("compare odd last").code()).isZero();
        assertThat(run("runs list --json").code()).isZero();
    }

    @Test
    void tagsAndNotesLeaveTheFilesOfTheRunAsTheyAre() throws IOException {
        var before = contents(folder.resolve("runs"));

        run("runs tag last best fast best");
        run("runs tag last --remove fast");
        run("runs note last keep");
        var shown = run("runs show last").out();

        assertThat(shown).contains("tags       best\n", "note       keep\n");
        assertThat(run("runs list --tag best").out().lines()).hasSize(2);
        var after = contents(folder.resolve("runs"));
        assertThat(after.remove("20260103-090000-SmaCross/notes.json"))
                .contains("\"tandem.notes/1\"", "\"best\"", "\"keep\"");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void removalAsksOnATerminal() {
        var kept = tried.answering("\n").run(List.of("runs", "rm", "last"), 80, true);
        assertThat(kept.err())
                .isEqualTo(
                        "Remove 20260103-090000-SmaCross with all files? [y/N] nothing was removed\n");
        assertThat(folder.resolve("runs/20260103-090000-SmaCross")).exists();

        var removed = tried.answering("yes\n").run(List.of("runs", "rm", "last", "cut"), 80, true);
        assertThat(removed.out()).isEqualTo("removed 20260103-090000-SmaCross\nremoved cut\n");
        assertThat(folder.resolve("runs/20260103-090000-SmaCross")).doesNotExist();
        assertThat(folder.resolve("runs/cut")).doesNotExist();
        assertThat(folder.resolve("runs/empty")).exists();
    }

    @Test
    void leftOversCanBeRemoved() {
        assertThat(run("runs rm 20260104 --yes").code()).isZero();
        assertThat(folder.resolve("runs/20260104-090000-SmaCross.partial")).doesNotExist();
    }

    @Test
    void anExportHoldsAllFilesOfTheRun() throws IOException {
        run("runs export last --to out/copy.zip");
        run("runs export last --to out/copy");

        try (var zip = new ZipFile(folder.resolve("out/copy.zip").toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactly(
                            "20260103-090000-SmaCross/run.json",
                            "20260103-090000-SmaCross/summary.json",
                            "20260103-090000-SmaCross/trades.csv");
        }
        assertThat(contents(folder.resolve("out/copy")))
                .isEqualTo(contents(folder.resolve("runs/20260103-090000-SmaCross")));
    }

    @Test
    void jsonIsOneDocumentWithASchemaFirst() {
        assertThat(run("runs list --json").out()).startsWith("{\n  \"schema\" : \"tandem.runs/1\"");
        assertThat(run("runs show --json").out())
                .startsWith("{\n  \"schema\" : \"tandem.kept-run/1\"")
                .contains("\"params.fast\" : \"12\"");
        assertThat(run("compare last~2 last~1 --json").out())
                .startsWith("{\n  \"schema\" : \"tandem.comparison/1\"")
                .contains("\"params.fast\" : [ {\n      \"value\" : \"10\"\n    }, {\n")
                .contains("\"inside_error_bars\" : true");
    }

    @Test
    void anotherFolderOfRuns() {
        assertThat(run("runs list --runs elsewhere").err()).isEqualTo("no runs in elsewhere\n");
        assertThat(
                        new Tried(folder.resolve("runs"))
                                .run(List.of("runs", "list", "--runs", "."))
                                .out())
                .isEqualTo(run("runs list").out());
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
