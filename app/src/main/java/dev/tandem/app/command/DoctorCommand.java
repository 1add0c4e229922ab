package dev.tandem.app.command;

import dev.tandem.app.format.CsvText;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.JsonGenerator;

/// Looks at the machine and says what does not fit.
@Command(name = "doctor", description = "Check Java, memory and disk; exit 9 if something fails.")
final class DoctorCommand implements Callable<Integer> {
    private static final int CHECK_FAILED = 9;

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("doctor", Format.TEXT, Format.JSON, Format.CSV);
        var findings = MachineChecks.all(terminal.directory());
        switch (chosen) {
            case JSON -> terminal.out().print(JsonText.of(out -> fields(out, findings)));
            case CSV -> terminal.out().print(CsvText.of(cells(findings)));
            default -> findings.forEach(this::print);
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

    private static List<List<String>> cells(List<Finding> findings) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("name", "grade", "text", "next"));
        for (var finding : findings) {
            rows.add(List.of(finding.name(), word(finding), finding.text(), finding.next()));
        }
        return rows;
    }

    private static void fields(JsonGenerator out, List<Finding> findings) {
        out.writeStringProperty("schema", "tandem.doctor/1");
        out.writeNumberProperty("failed", count(findings, Finding.Grade.FAIL));
        out.writeNumberProperty("warnings", count(findings, Finding.Grade.WARN));
        out.writeArrayPropertyStart("checks");
        for (var finding : findings) {
            out.writeStartObject();
            out.writeStringProperty("name", finding.name());
            out.writeStringProperty("grade", word(finding));
            out.writeStringProperty("text", finding.text());
            out.writeStringProperty("next", finding.next());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static String word(Finding finding) {
        return finding.grade().name().toLowerCase(Locale.ROOT);
    }

    private static long count(List<Finding> findings, Finding.Grade grade) {
        return findings.stream().filter(finding -> finding.grade() == grade).count();
    }
}
