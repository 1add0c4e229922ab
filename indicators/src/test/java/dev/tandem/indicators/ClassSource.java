package dev.tandem.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What the text of a formatted source file says about its class.
record ClassSource(String name, String text) {
    private static final Pattern COMMENT =
            Pattern.compile("((?:^///.*\n)+)public final class", Pattern.MULTILINE);
    private static final Pattern METHOD_LINK = Pattern.compile("`?\\[(\\w*)#([a-z]\\w*)\\]`?");
    private static final Pattern LINK = Pattern.compile("`?\\[([A-Z][A-Za-z.]*)#?([A-Z_]*)\\]`?");
    private static final Pattern METHOD =
            Pattern.compile(
                    "^    public (static )?(\\w+ )?(\\w+)\\(([^)]*)\\) \\{", Pattern.MULTILINE);

    /// Of the class comment, each on one line, links as code.
    List<String> paragraphs() {
        var comment = COMMENT.matcher(text);
        if (!comment.find()) {
            throw new AssertionError(name + " has no class comment");
        }
        return Arrays.stream(comment.group(1).replaceAll("(?m)^/// ?", "").split("\n\n"))
                .map(paragraph -> paragraph.strip().replaceAll("\\s+", " "))
                .map(ClassSource::withoutLinks)
                .toList();
    }

    /// Public constructors, one of no arguments if it declares none, and static factories.
    List<String> constructors() {
        var declared =
                METHOD.matcher(text)
                        .results()
                        .filter(found -> isConstructor(found.group(2)) || found.group(1) != null)
                        .map(found -> creation(found.group(1), found.group(3), found.group(4)))
                        .toList();
        return declared.isEmpty() ? List.of("new " + name + "()") : declared;
    }

    /// Public methods that return a number or a yes or no, but those that every indicator has.
    List<String> accessors() {
        return METHOD.matcher(text)
                .results()
                .filter(found -> found.group(1) == null && !isConstructor(found.group(2)))
                .filter(found -> List.of("double ", "boolean ").contains(found.group(2)))
                .filter(found -> !found.group(3).equals("isReady"))
                .map(found -> signature(found.group(3), found.group(4)))
                .toList();
    }

    private static String withoutLinks(String paragraph) {
        var methods =
                METHOD_LINK
                        .matcher(paragraph)
                        .replaceAll(link -> "`" + dotted(link.group(1), link.group(2)) + "()`");
        return LINK.matcher(methods)
                .replaceAll(link -> "`" + dotted(link.group(1), link.group(2)) + "`");
    }

    private static String dotted(String type, String member) {
        return type.isEmpty() || member.isEmpty() ? type + member : type + "." + member;
    }

    private static boolean isConstructor(String returned) {
        return returned == null;
    }

    private String creation(String modifier, String method, String parameters) {
        return (modifier == null ? "new " : name + ".") + signature(method, parameters);
    }

    private static String signature(String method, String parameters) {
        return method + "(" + parameters.strip().replaceAll("\\s+", " ") + ")";
    }
}
