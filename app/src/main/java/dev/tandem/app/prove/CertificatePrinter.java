package dev.tandem.app.prove;

import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.prove.CheckResult;
import dev.tandem.runtime.prove.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints a certificate for people: a line for each check, below it what it found.
final class CertificatePrinter {
    private static final int INDENT = 20;

    private final Terminal terminal;

    CertificatePrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Certificate certificate) {
        var out = terminal.out();
        out.println();
        for (var check : certificate.checks()) {
            print(check);
        }
        out.println();
        out.println(
                "certificate  "
                        + coloured(certificate.verdict(), Certificate.word(certificate.verdict()))
                        + "   strategy "
                        + certificate.strategySha256().substring(0, 12)
                        + "   decisions "
                        + certificate.decisionHash().substring(0, 12)
                        + "   orders "
                        + certificate.orders()
                        + ", fills "
                        + certificate.fills());
    }

    private void print(CheckResult check) {
        var head = String.format(Locale.ROOT, "  %-7s  ", check.name());
        var word = String.format(Locale.ROOT, "%-7s", Certificate.word(check.verdict()));
        var lines = wrapped(check.text(), terminal.width() - INDENT);
        terminal.out().println(head + coloured(check.verdict(), word) + "  " + lines.getFirst());
        lines.stream().skip(1).forEach(this::indented);
        for (var finding : check.findings()) {
            print("! ", finding.what());
            if (!finding.cause().isEmpty()) {
                print("  -> ", finding.cause());
            }
        }
    }

    private void print(String mark, String text) {
        var gap = " ".repeat(mark.length());
        var lines = wrapped(text, terminal.width() - INDENT - mark.length());
        indented(mark + lines.getFirst());
        lines.stream().skip(1).forEach(line -> indented(gap + line));
    }

    private void indented(String line) {
        terminal.out().println(" ".repeat(INDENT) + line);
    }

    private String coloured(Verdict verdict, String text) {
        return switch (verdict) {
            case PASSED -> terminal.green(text);
            case FAILED -> terminal.red(text);
            case NOTED -> terminal.yellow(text);
            case SKIPPED -> text;
        };
    }

    /// At least one line; a word that is longer than the width stands alone.
    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
