package dev.tandem.app.command;

import java.util.ArrayList;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// The commands and options of the program in the language of PowerShell: a table of words for each
/// command, and the few lines that look into it.
final class PowerShellCompletion {
    private static final String HEAD =
            """
            # Completions of tandem for PowerShell.
            Register-ArgumentCompleter -Native -CommandName tandem -ScriptBlock {
                param($word, $line, $cursor)
                $words = @{
            """;
    private static final String TAIL =
            """
                }
                $command = ''
                foreach ($element in $line.CommandElements | Select-Object -Skip 1) {
                    if ($element.Extent.EndOffset -ge $cursor) { break }
                    $longer = "$command $element".Trim()
                    if ($words.ContainsKey($longer)) { $command = $longer }
                }
                $words[$command] | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    private PowerShellCompletion() {}

    static String script(CommandLine program) {
        var completion = new PowerShellCompletion();
        completion.command(program, "");
        return completion.script + TAIL;
    }

    private void command(CommandLine command, String path) {
        var words = new ArrayList<>(command.getSubcommands().keySet());
        words.addAll(command.getCommandSpec().optionsMap().keySet());
        var quoted = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
        script.append("        '").append(path).append("' = @(").append(quoted).append(")\n");
        command.getSubcommands()
                .forEach((name, below) -> command(below, (path + " " + name).strip()));
    }
}
