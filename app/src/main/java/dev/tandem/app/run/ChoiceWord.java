package dev.tandem.app.run;

import java.util.Locale;

/// How one of a few choices is written in files, options and results: in lower case with hyphens,
/// unless it has a word of its own.
public interface ChoiceWord {
    /// How this choice is written.
    String word();

    /// How a constant is written, such as `next-open` for `NEXT_OPEN`.
    static String of(Enum<?> choice) {
        return choice instanceof ChoiceWord own
                ? own.word()
                : choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
