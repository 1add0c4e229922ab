package dev.tandem.app.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.io.JsonStringEncoder;

/// The one filter that all output passes: what it was told is a secret leaves as [Secret#MASK].
/// Safe for use by several threads.
public final class Redaction {
    private static final int LEAST = 4; // of what was taken for a secret and refused
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparing(String::length).reversed().thenComparing(String::compareTo);

    private volatile List<String> hidden = List.of();

    /// Hides a secret from now on.
    public void hide(Secret secret) {
        hide(secret.reveal());
    }

    /// Hides a text, its long lines, and the forms that they take in JSON, CSV and addresses.
    public synchronized void hide(String text) {
        var forms = new TreeSet<>(LONGEST_FIRST);
        forms.addAll(hidden);
        if (text.strip().length() >= LEAST) {
            addForms(text.strip(), forms);
        }
        text.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SecretReader.LEAST)
                .forEach(line -> addForms(line, forms));
        hidden = List.copyOf(forms);
    }

    private static void addForms(String text, TreeSet<String> into) {
        into.add(text);
        into.add(new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)));
        into.add(text.replace("\"", "\"\"")); // a cell of CSV
        into.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    /// The text without what is hidden.
    public String clean(String text) {
        var cleaned = text;
        for (var each : hidden) {
            cleaned = cleaned.replace(each, Secret.MASK);
        }
        return cleaned;
    }

    /// All that is hidden, the longest first.
    public List<String> hidden() {
        return hidden;
    }
}
