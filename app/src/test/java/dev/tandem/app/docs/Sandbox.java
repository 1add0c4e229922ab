package dev.tandem.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.app.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A folder that looks like the root of the repository to the commands of one document, with the
/// files that the document tells its reader to write. What runs leave behind goes with it.
record Sandbox(Path folder) {
    private static final int ALL = Integer.MAX_VALUE;
    private static final String SHARED = "../shared";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    static Sandbox of(Page page, Path folder) throws IOException {
        var sandbox = new Sandbox(folder);
        sandbox.take("app/src/main/resources/dev/tandem/app/demo/sp500-2000.csv");
        try (var examples = Files.list(Repository.ROOT.resolve("examples"))) {
            for (var example : examples.filter(f -> f.toString().endsWith(".java")).toList()) {
                sandbox.take("examples/" + example.getFileName());
            }
        }
        for (var block : page.blocks()) {
            var isStrategy = block.language().equals("java") && block.named().isEmpty();
            var name = isStrategy ? JavaBlocks.className(block) + ".java" : block.named();
            if (!name.isEmpty() && !name.equals(".java") && !name.startsWith("examples/")) {
                sandbox.write(name, block.joined());
            }
        }
        return sandbox;
    }

    private void take(String name) throws IOException {
        write(name, Files.readString(Repository.ROOT.resolve(name)));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// Runs one command. As in a shell, `| head -3` cuts and `> /dev/null` drops standard output
    /// only.
    List<String> run(String command) throws IOException, InterruptedException {
        var parts = command.split(" \\| head -| > ", 2);
        var words = words(parts[0]);
        return switch (words.removeFirst()) {
            case "./tandem" -> tandem(words, parts.length == 1 ? ALL : shown(parts[1]));
            case "cat" -> cat(words.getFirst(), parts.length == 1 ? ALL : shown(parts[1]));
            case "ls" -> names(folder.resolve(words.getFirst()));
            default -> throw new AssertionError("no test for the command: " + command);
        };
    }

    private static int shown(String count) {
        return count.equals("/dev/null") ? 0 : Integer.parseInt(count);
    }

    private List<String> cat(String name, int lines) throws IOException {
        return Files.readAllLines(folder.resolve(name)).stream().limit(lines).toList();
    }

    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        WORD.matcher(command)
                .results()
                .forEach(word -> words.add(word.group().replaceAll("^[\"']|[\"']$", "")));
        return words;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    /// Both streams as a terminal shows them, without the lines of progress.
    ///
    /// @param shown how many lines of standard output; with less than all they come last
    private List<String> tandem(List<String> arguments, int shown)
            throws IOException, InterruptedException {
        requireShared(arguments);
        var errors = Files.createTempFile(folder.getParent(), "errors", ".txt");
        var builder = new ProcessBuilder(java(arguments)).directory(folder.toFile());
        builder.environment().put("COLUMNS", "80");
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("TANDEM_CACHE", "none");
        builder.environment().keySet().removeAll(List.of("CLICOLOR_FORCE", "JAVA_TOOL_OPTIONS"));
        if (shown == ALL) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(errors.toFile());
        }
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var code = process.waitFor();
        var lines = new ArrayList<>(Files.readAllLines(errors));
        text.lines().limit(shown).forEach(lines::add);
        lines.removeIf(line -> line.startsWith("running "));
        assertThat(code == 0 || lines.toString().contains("(exit " + code + ")"))
                .as("exit code %d: %s", code, lines)
                .isTrue();
        return lines;
    }

    private static List<String> java(List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        words.addAll(List.of("-Dtandem.program=./tandem", "-cp"));
        words.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(arguments);
        return words;
    }

    private void requireShared(List<String> arguments) throws IOException {
        if (arguments.stream().noneMatch(word -> word.startsWith(SHARED))) {
            return;
        }
        var named = System.getenv("TANDEM_SHARED");
        var shared = named == null ? Repository.ROOT.resolve(SHARED) : Path.of(named);
        if (!Files.exists(shared) && !"true".equals(System.getenv("CI"))) {
            assumeTrue(false, "needs the folder " + SHARED + " beside the repository");
        }
        var link = folder.resolve(SHARED).normalize();
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, shared.toRealPath());
        }
    }
}
