package dev.tandem.app.docs;

import dev.tandem.app.docs.Page.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A block of commands, each with what it printed.
record Console(List<Step> steps) {
    private static final String PROMPT = "$ ";
    private static final Pattern SECONDS = Pattern.compile("\\d+\\.\\d\\d s$");
    private static final Pattern RUN_TIME = Pattern.compile("\\b\\d{8}-\\d{6}-");

    /// A command and the lines that follow it.
    record Step(String command, List<String> output) {}

    static Console of(Block block) {
        var steps = new ArrayList<Step>();
        for (var line : block.text()) {
            if (line.startsWith(PROMPT)) {
                steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
            } else {
                steps.getLast().output().add(line);
            }
        }
        return new Console(steps);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var step : steps) {
            lines.add(PROMPT + step.command());
            lines.addAll(step.output());
        }
        return lines;
    }

    /// Lines without facts of the wall clock.
    static List<String> masked(List<String> lines) {
        return lines.stream().map(Console::masked).toList();
    }

    private static String masked(String line) {
        var timeless = SECONDS.matcher(line).replaceAll("# s");
        return RUN_TIME.matcher(timeless).replaceAll("#-");
    }

    /// The new lines; the old ones where nothing but the wall clock differs.
    static List<String> merged(List<String> old, List<String> fresh) {
        return masked(old).equals(masked(fresh)) ? old : fresh;
    }
}
