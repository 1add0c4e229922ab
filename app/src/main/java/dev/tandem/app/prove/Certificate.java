package dev.tandem.app.prove;

import dev.tandem.app.format.JsonText;
import dev.tandem.runtime.prove.CheckResult;
import dev.tandem.runtime.prove.Finding;
import dev.tandem.runtime.prove.Verdict;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// What was proven, about which strategy on which data, by which version. The same inputs give the
/// same certificate.
///
/// @param command the words of the command line, without the program's name
/// @param strategy with its parameters
/// @param strategySha256 of its source
/// @param from first trading date
/// @param until last trading date
/// @param bars that the run delivered
/// @param orders that it sent
/// @param fills of them: checks of a run without any say little
record Certificate(
        List<String> command,
        String version,
        String strategy,
        String strategySha256,
        List<DataFile> data,
        String from,
        String until,
        long bars,
        long orders,
        long fills,
        String decisionHash,
        List<CheckResult> checks) {
    Certificate {
        command = List.copyOf(command);
        data = List.copyOf(data);
        checks = List.copyOf(checks);
    }

    /// A file that the run read.
    record DataFile(String path, String sha256) {}

    /// Failed if one check is, else noted if one is, else passed.
    Verdict verdict() {
        for (var verdict : List.of(Verdict.FAILED, Verdict.NOTED)) {
            if (!named(verdict).isEmpty()) {
                return verdict;
            }
        }
        return Verdict.PASSED;
    }

    /// The names of the checks that ended so.
    List<String> named(Verdict verdict) {
        return checks.stream()
                .filter(check -> check.verdict() == verdict)
                .map(CheckResult::name)
                .toList();
    }

    /// As `tandem.certificate/1`.
    String json() {
        return JsonText.of(this::fields);
    }

    private void fields(JsonGenerator json) {
        json.writeStringProperty("schema", "tandem.certificate/1");
        json.writeStringProperty("verdict", word(verdict()));
        json.writeStringProperty("strategy", strategy);
        json.writeStringProperty("strategy_sha256", strategySha256);
        json.writeObjectPropertyStart("period");
        json.writeStringProperty("from", from);
        json.writeStringProperty("to", until);
        json.writeEndObject();
        json.writeNumberProperty("bars", bars);
        json.writeNumberProperty("orders", orders);
        json.writeNumberProperty("fills", fills);
        json.writeStringProperty("decision_hash", decisionHash);
        json.writeStringProperty("version", version);
        JsonText.strings(json, "command", command);
        json.writeArrayPropertyStart("data");
        for (var file : data) {
            json.writeStartObject();
            json.writeStringProperty("path", file.path());
            json.writeStringProperty("sha256", file.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("checks");
        checks.forEach(check -> write(json, check));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, CheckResult check) {
        json.writeStartObject();
        json.writeStringProperty("name", check.name());
        json.writeStringProperty("verdict", word(check.verdict()));
        json.writeNumberProperty("tried", check.tried());
        json.writeStringProperty("text", check.text());
        json.writeArrayPropertyStart("findings");
        for (Finding finding : check.findings()) {
            json.writeStartObject();
            json.writeStringProperty("what", finding.what());
            json.writeStringProperty("cause", finding.cause());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
