package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.testkit.golden.Certification;
import dev.tandem.testkit.golden.GoldenCase;
import dev.tandem.testkit.golden.GoldenCases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/// Compares reference cases of other engines, cell by cell, with what we compute.
@Command(
        name = "certify",
        description = "Compare reference cases of other engines with ours; exit 9 if one differs.")
final class CertifyCommand implements Callable<Integer> {
    private static final int CHECK_FAILED = 9;

    @Parameters(paramLabel = "DIR", description = "A case, or a folder with cases below it.")
    String directory = "";

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "Where names of data files start; default the nearest folder above a case.")
    @Nullable String root;

    @Option(
            names = "--differences",
            paramLabel = "N",
            description = "Differences shown of each case; default 5.")
    int most = 5;

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    CertifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("certify");
        if (most < 0) {
            problems.add("--differences: " + most + " is below 0");
        }
        var json = format.choose("certify", problems, Format.TEXT, Format.JSON) == Format.JSON;
        problems.throwIfAny();
        var cases = cases();
        var results = new ArrayList<Certification>();
        for (var golden : cases) {
            terminal.showForNow(golden.name());
            var result = Certification.of(golden, rootOrNull());
            terminal.showForNow("");
            results.add(result);
            if (!json) {
                print(result);
            }
        }
        if (json) {
            terminal.out().print(JsonText.of(out -> document(out, results)));
        } else {
            terminal.out().println();
            terminal.out().println(total(results));
        }
        return results.stream().allMatch(Certification::agrees) ? 0 : CHECK_FAILED;
    }

    private List<GoldenCase> cases() {
        var folder = terminal.directory().resolve(directory);
        if (!Files.isDirectory(folder)) {
            throw notFound("no folder " + directory);
        }
        var cases = GoldenCases.find(folder);
        if (cases.isEmpty()) {
            throw notFound("no cases in " + directory + " or below it");
        }
        return cases;
    }

    private @Nullable Path rootOrNull() {
        if (root == null) {
            return null;
        }
        var folder = terminal.directory().resolve(root);
        if (!Files.isDirectory(folder)) {
            throw notFound("--root: no folder " + root);
        }
        return folder;
    }

    private static TandemException notFound(String what) {
        return new TandemException(
                Kind.NOT_FOUND,
                "TDM-7030",
                what,
                "name a folder with a case.json, or one above such folders");
    }

    private void print(Certification result) {
        var grade = result.agrees() ? terminal.green("ok  ") : terminal.red("FAIL");
        var head = grade + "  " + result.golden().name() + "   ";
        terminal.out()
                .println(
                        result.failure().map(reason -> head + reason).orElse(head + cells(result)));
        var differences = result.agreement().differences();
        differences.stream().limit(most).forEach(line -> terminal.out().println("      " + line));
        if (differences.size() > most) {
            terminal.out().println("      ... and " + grouped(differences.size() - most) + " more");
        }
    }

    /// `1,234 cells: orders.csv 832, fills.csv 402`
    private static String cells(Certification result) {
        return grouped(result.cells())
                + " cells: "
                + result.agreement().cells().entrySet().stream()
                        .map(table -> table.getKey() + " " + grouped(table.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String total(List<Certification> results) {
        return results.size()
                + (results.size() == 1 ? " case, " : " cases, ")
                + agreeing(results)
                + " agree, "
                + (results.size() - agreeing(results))
                + " failed; "
                + grouped(cells(results))
                + " cells compared, "
                + grouped(differences(results))
                + (differences(results) == 1 ? " difference" : " differences");
    }

    private static long agreeing(List<Certification> results) {
        return results.stream().filter(Certification::agrees).count();
    }

    private static long cells(List<Certification> results) {
        return results.stream().mapToLong(Certification::cells).sum();
    }

    private static long differences(List<Certification> results) {
        return results.stream().mapToLong(r -> r.agreement().differences().size()).sum();
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private void document(JsonGenerator out, List<Certification> results) {
        out.writeStringProperty("schema", "tandem.certify/1");
        out.writeNumberProperty("cases", results.size());
        out.writeNumberProperty("agree", agreeing(results));
        out.writeNumberProperty("failed", results.size() - agreeing(results));
        out.writeNumberProperty("cells", cells(results));
        out.writeNumberProperty("differences", differences(results));
        out.writeArrayPropertyStart("results");
        for (var result : results) {
            out.writeStartObject();
            out.writeStringProperty("name", result.golden().name());
            out.writeStringProperty("kind", result.golden().kind());
            out.writeBooleanProperty("agrees", result.agrees());
            out.writeStringProperty("failure", result.failure().orElse(""));
            out.writeNumberProperty("cells", result.cells());
            out.writeObjectPropertyStart("tables");
            result.agreement().cells().forEach(out::writeNumberProperty);
            out.writeEndObject();
            var differences = result.agreement().differences();
            out.writeNumberProperty("differences", differences.size());
            JsonText.strings(out, "first_differences", differences.stream().limit(most).toList());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
