package dev.tandem.app.command;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The commands and options of the program in the language of the fish shell.
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String script(CommandLine program) {
        var completion = new FishCompletion();
        completion.script.append("# Completions of tandem for fish.\ncomplete -c tandem -e\n");
        completion.command(program, "__fish_use_subcommand");
        program.getSubcommands()
                .forEach((name, command) -> {
                    var here = "__fish_seen_subcommand_from " + name;
                    completion.commands(command, here);
                });
        return completion.script.toString();
    }

    /// A command and all below it.
    private void commands(CommandLine command, String here) {
        var below = command.getSubcommands();
        if (below.isEmpty()) {
            command(command, here);
            return;
        }
        var names = String.join(" ", below.keySet());
        command(command, here + "; and not __fish_seen_subcommand_from " + names);
        below.forEach(
                (name, each) -> commands(each, here + "; and __fish_seen_subcommand_from " + name));
    }

    private void command(CommandLine command, String condition) {
        command.getSubcommands()
                .forEach((name, below) ->
                        line(
                                condition,
                                "-f -a " + name,
                                description(below.getCommandSpec().usageMessage().description())));
        for (var option : command.getCommandSpec().options()) {
            line(condition, words(option), description(option.description()));
        }
    }

    private static String words(OptionSpec option) {
        var names =
                List.of(option.names()).stream()
                        .map(name ->
                                name.startsWith("--")
                                        ? "-l " + name.substring(2)
                                        : "-s " + name.substring(1))
                        .collect(Collectors.joining(" "));
        return option.arity().max() == 0 ? names : names + " -r";
    }

    private static String description(String[] lines) {
        return lines.length == 0 ? "" : lines[0];
    }

    private void line(String condition, String words, String description) {
        script.append("complete -c tandem -n '")
                .append(condition)
                .append("' ")
                .append(words)
                .append(" -d '")
                .append(description.replace("\\", "\\\\").replace("'", "\\'"))
                .append("'\n");
    }
}
