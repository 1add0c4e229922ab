package dev.tandem.indicators;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes the page about the indicators out of their sources: what a class comment says, its
/// constructors and its accessors.
final class Guide {
    private static final String HEAD =
            """
            # Indicators

            Generated from the sources in `indicators/` by `GuideTest`; `TANDEM_UPDATE_DOCS=1 ./build -pl \
            indicators -am test -Dtest=GuideTest -Dsurefire.failIfNoSpecifiedTests=false` writes it anew.

            Every indicator is fed bar by bar, by `bars.feed(indicator)` or by hand, keeps constant memory \
            and reads NaN until it is ready. One that says *value number* takes any series with \
            `add(double)`, closes by default; one that says *bar* needs whole bars. `warmup()` is the number \
            of bars it asks for before the first bar of a run: recursive ones ask for more than they need \
            for a first value, so that their beginning has faded.
            """;

    /// A sentence about when values appear; the full stop of `9.2` or of a name ends none.
    private static final Pattern FIRST_VALUE =
            Pattern.compile("(The first [^.]*? appears?\\b.*?\\.)(?= [A-Z`]|$)", Pattern.MULTILINE);

    private Guide() {}

    static String page(List<Path> sources) {
        var contents =
                sources.stream()
                        .map(Sources::className)
                        .map(name -> "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")")
                        .collect(Collectors.joining(" · "));
        return HEAD
                + "\n"
                + contents
                + "\n"
                + sources.stream().map(Guide::section).collect(Collectors.joining());
    }

    private static String section(Path file) {
        var name = Sources.className(file);
        var source = new ClassSource(name, Sources.text(file));
        return "\n## %s\n\n%s\n\n| | |\n|---|---|\n".formatted(name, source.paragraphs().getFirst())
                + row("Constructor", joined(source.constructors()))
                + row("Accessors", joined(source.accessors()))
                + row("First value", firstValue(source))
                + row("Formula", paragraph(source, "Formula: "))
                + row("Source", optional(source, "Source: "))
                + remarks(source);
    }

    /// What has no row of its own, as paragraphs.
    private static String remarks(ClassSource source) {
        var firstValue = firstValue(source);
        return source.paragraphs().stream()
                .skip(1)
                .filter(paragraph -> !paragraph.matches("(Formula|Source): .*"))
                .map(paragraph -> paragraph.replace(firstValue, "").strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> "\n" + paragraph + "\n")
                .collect(Collectors.joining());
    }

    private static String row(String name, String text) {
        return text.isEmpty() ? "" : "| %s | %s |\n".formatted(name, text.replace("|", "\\|"));
    }

    private static String joined(List<String> signatures) {
        return signatures.stream().collect(Collectors.joining("`<br>`", "`", "`"));
    }

    private static String firstValue(ClassSource source) {
        var matcher = FIRST_VALUE.matcher(String.join("\n", source.paragraphs()));
        if (!matcher.find()) {
            throw new AssertionError(source.name() + " does not say when its first value appears");
        }
        return matcher.group(1);
    }

    private static String paragraph(ClassSource source, String start) {
        var text = optional(source, start);
        if (text.isEmpty()) {
            throw new AssertionError(source.name() + " has no paragraph \"" + start + "\"");
        }
        return text;
    }

    private static String optional(ClassSource source, String start) {
        return source.paragraphs().stream()
                .filter(paragraph -> paragraph.startsWith(start))
                .map(paragraph -> paragraph.substring(start.length()))
                .findFirst()
                .orElse("");
    }
}
