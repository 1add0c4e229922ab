package dev.tandem.app.command;

import dev.tandem.app.terminal.Terminal;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Looks at the machine and says what does not fit.
@Command(name = "doctor", description = "Check Java, memory and disk; exit 9 if something fails.")
final class DoctorCommand implements Callable<Integer> {
    private static final int CHECK_FAILED = 9;

    @Option(names = "--json", description = "One JSON document instead of lines.")
    boolean json;

    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var findings = MachineChecks.all(terminal.directory());
        if (json) {
            printJson(findings);
        } else {
            findings.forEach(this::print);
        }
        return count(findings, Finding.Grade.FAIL) > 0 ? CHECK_FAILED : 0;
    }

    private void print(Finding finding) {
        var grade = String.format(Locale.ROOT, "%-4s", word(finding));
        var coloured =
                switch (finding.grade()) {
                    case OK -> terminal.green(grade);
                    case WARN -> terminal.yellow(grade);
                    case FAIL -> terminal.red(grade);
                };
        var next = finding.next().isEmpty() ? "" : "   -> " + finding.next();
        terminal.out()
                .println(
                        coloured
                                + String.format(Locale.ROOT, "  %-9s ", finding.name())
                                + finding.text()
                                + next);
    }

    private void printJson(List<Finding> findings) {
        var text = new StringWriter();
        try (var generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            generator.writeStartObject();
            generator.writeStringProperty("schema", "tandem.doctor/1");
            generator.writeNumberProperty("failed", count(findings, Finding.Grade.FAIL));
            generator.writeNumberProperty("warnings", count(findings, Finding.Grade.WARN));
            generator.writeArrayPropertyStart("checks");
            for (var finding : findings) {
                generator.writeStartObject();
                generator.writeStringProperty("name", finding.name());
                generator.writeStringProperty("grade", word(finding));
                generator.writeStringProperty("text", finding.text());
                generator.writeStringProperty("next", finding.next());
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        terminal.out().println(text);
    }

    private static String word(Finding finding) {
        return finding.grade().name().toLowerCase(Locale.ROOT);
    }

    private static long count(List<Finding> findings, Finding.Grade grade) {
        return findings.stream().filter(finding -> finding.grade() == grade).count();
    }
}
