package dev.tandem.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.command.RootCommand;
import dev.tandem.app.docs.Page.Block;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What the documents say is so: their code compiles, their commands print what stands below them,
/// their links lead somewhere, the options and codes they name exist.
///
/// With `TANDEM_UPDATE_DOCS=1` in the environment the output of commands is written into the
/// documents instead of compared.
class DocsTest {
    private static final boolean UPDATES = "1".equals(System.getenv("TANDEM_UPDATE_DOCS"));
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final String COMMAND_LINE = "docs/guide/command-line.md";

    static List<Page> pages() throws IOException {
        return Repository.pages();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void itsJavaCompilesAndItsExcerptsStandInTheExamples(Page page) throws IOException {
        for (var block : page.blocks("java")) {
            JavaBlocks.check(page, block);
        }
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void itsCommandsPrintWhatItShows(Page page, @TempDir Path folder)
            throws IOException, InterruptedException {
        var root = Files.createDirectory(folder.resolve("tandem"));
        var sandbox = Sandbox.of(page, root);
        var fresh = new ArrayList<List<String>>();
        for (var block : page.blocks("console")) {
            fresh.add(played(page, block, sandbox));
        }
        if (UPDATES) {
            write(page, fresh);
        }
    }

    private static List<String> played(Page page, Block block, Sandbox sandbox)
            throws IOException, InterruptedException {
        var fresh = new ArrayList<Console.Step>();
        for (var step : Console.of(block).steps()) {
            var output = sandbox.run(step.command());
            if (!UPDATES) {
                assertThat(Console.masked(output))
                        .as("%s:%d: %s", page, block.line(), step.command())
                        .isEqualTo(Console.masked(step.output()));
            }
            fresh.add(new Console.Step(step.command(), Console.merged(step.output(), output)));
        }
        return new Console(fresh).lines();
    }

    private static void write(Page page, List<List<String>> fresh) throws IOException {
        var lines = new ArrayList<>(page.lines());
        var blocks = page.blocks("console");
        for (var i = blocks.size() - 1; i >= 0; i--) {
            var start = blocks.get(i).line() - 1;
            lines.subList(start, start + blocks.get(i).text().size()).clear();
            lines.addAll(start, fresh.get(i));
        }
        if (!lines.equals(page.lines())) {
            Files.write(page.file(), lines);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void itsLinksLeadSomewhere(Page page) {
        for (var link : page.links()) {
            if (link.contains("://")) {
                continue;
            }
            var parts = link.split("#", 2);
            var target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
            assertThat(target).as("%s links to %s", page, link).exists();
            if (parts.length == 2) {
                assertThat(Page.read(target).anchors()).as("%s: %s", page, link).contains(parts[1]);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void theOptionsAndCodesItNamesExist(Page page) throws IOException {
        var text = String.join("\n", page.lines());

        var known = options();
        known.addAll(optionsOfTools());
        assertThat(known).as("options in %s", page).containsAll(optionsIn(text));
        assertThat(Repository.codes()).containsAll(Repository.codesIn(text));
    }

    @Test
    void theCommandLinePageExplainsEveryOptionAndEveryCode() throws IOException {
        var text = Files.readString(Repository.ROOT.resolve(COMMAND_LINE));

        assertThat(optionsIn(text)).as(COMMAND_LINE).containsAll(options());
        assertThat(Repository.codesIn(text)).as(COMMAND_LINE).containsAll(Repository.codes());
    }

    private static Set<String> optionsIn(String text) {
        var options = new TreeSet<String>();
        OPTION.matcher(text).results().forEach(option -> options.add(option.group()));
        return options;
    }

    /// The options of the tools in `testkit`, by their sources.
    private static Set<String> optionsOfTools() throws IOException {
        var sources = Repository.ROOT.resolve("testkit/src/main/java/dev/tandem/testkit");
        var options = new TreeSet<String>();
        for (var tool :
                List.of(
                        "simulation/Simulate.java",
                        "crash/CrashLoop.java",
                        "restarts/Restarts.java")) {
            options.addAll(optionsIn(Files.readString(sources.resolve(tool))));
        }
        return options;
    }

    private static Set<String> options() {
        var options = new TreeSet<String>();
        addOptions(RootCommand.all(List.of(), Terminal.ofProcess(), new StopSignal()), options);
        options.removeIf(option -> !option.startsWith("--"));
        return options;
    }

    private static void addOptions(CommandLine command, Set<String> options) {
        options.addAll(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(below -> addOptions(below, options));
    }
}
