package dev.tandem.app.command;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.run.ChoiceWord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the values of options and collects all that are wrong, so that they are reported at once.
final class OptionProblems {
    private final String command;
    private final List<String> problems = new ArrayList<>();

    /// @param command its name, for the help that is offered
    OptionProblems(String command) {
        this.command = command;
    }

    void add(String problem) {
        problems.add(problem);
    }

    /// The value of an option; null if it is not given or wrong.
    ///
    /// @param text what was given, null for nothing
    <T> @Nullable T read(String option, @Nullable String text, Function<String, T> parser) {
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException e) {
            problems.add(option + ": " + e.getMessage());
            return null;
        }
    }

    /// The value of an option, or `fallback` if it is not given or wrong.
    <T> T read(String option, @Nullable String text, Function<String, T> parser, T fallback) {
        var value = read(option, text, parser);
        return value == null ? fallback : value;
    }

    /// One of a few names, or `fallback` if none is given.
    <E extends Enum<E>> E choice(String option, @Nullable String text, E[] choices, E fallback) {
        var chosen = choice(option, text, choices);
        return chosen == null ? fallback : chosen;
    }

    /// One of a few names, which stand in lower case on the command line.
    <E extends Enum<E>> @Nullable E choice(String option, @Nullable String text, E[] choices) {
        if (text == null) {
            return null;
        }
        var names = new ArrayList<String>();
        for (var choice : choices) {
            var name = ChoiceWord.of(choice);
            if (name.equals(text)) {
                return choice;
            }
            names.add(name);
        }
        var near = Names.nearest(text, names).isEmpty() ? "" : "; " + Names.hint(text, names);
        problems.add(option + ": \"" + text + "\" is none of " + String.join(", ", names) + near);
        return null;
    }

    void throwIfAny() {
        if (problems.isEmpty()) {
            return;
        }
        var text =
                problems.size() == 1
                        ? problems.getFirst()
                        : problems.size() + " options are wrong\n" + String.join("\n", problems);
        throw new TandemException(
                Kind.USAGE, "TDM-1004", text, "tandem " + command + " --help lists all options");
    }
}
