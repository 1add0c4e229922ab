package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Where the figures come from: assumptions in words, configuration, data with hashes, and the
/// command that gives the same again.
final class ProvenanceSection {
    private static final int SHOWN_HASH = 12;

    private ProvenanceSection() {}

    static void write(Html html, ReportFiles files) {
        var run = files.run();
        html.open("section", "id", "provenance").element("h2", "Provenance");
        var assumptions = files.report().get("assumptions").items();
        if (!assumptions.isEmpty()) {
            html.element("h3", "What was assumed").open("ul");
            assumptions.forEach(text -> html.element("li", text.text()));
            html.close();
        }
        html.element("h3", "The same result again");
        html.element("pre", command(files), "class", "command");
        pairs(html, "The run", facts(files));
        pairs(html, "Parameters", texts(run.get("parameters")));
        pairs(html, "Configuration", texts(run.get("configuration")));
        data(html, run.get("data").items());
        html.close().line();
    }

    private static String command(ReportFiles files) {
        var words =
                files.run().get("command").items().stream()
                        .map(word -> quoted(word.text()))
                        .collect(Collectors.joining(" "));
        var hash = files.summary().get("decision_hash").text();
        return words.contains("--expect-hash") || hash.length() < SHOWN_HASH
                ? words
                : words + " --expect-hash " + hash.substring(0, SHOWN_HASH);
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+~^-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private static SequencedMap<String, String> facts(ReportFiles files) {
        var facts = new LinkedHashMap<String, String>();
        var run = files.run();
        facts.put("run", files.name());
        facts.put("started", run.get("started").text());
        facts.put("seed", run.get("seed").text());
        facts.put("decision hash", files.summary().get("decision_hash").text());
        facts.put("calendar of periods", files.report().get("calendar").text());
        facts.put("periods a year", files.report().get("periods_per_year").text());
        facts.put("bars", Words.count(Words.whole(files.summary(), "bars")));
        run.get("versions")
                .fields()
                .forEach((name, text) -> facts.put("version of " + name, text.text()));
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static SequencedMap<String, String> texts(JsonTree tree) {
        var texts = new LinkedHashMap<String, String>();
        tree.fields().forEach((name, text) -> texts.put(name, text.text()));
        return texts;
    }

    private static void pairs(Html html, String caption, SequencedMap<String, String> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        Tables.begin(html, "pairs", caption, List.of("key", "value"));
        pairs.forEach((name, text) ->
                html.open("tr").element("th", name, "scope", "row").element("td", text).close());
        Tables.end(html);
    }

    private static void data(Html html, List<JsonTree> files) {
        if (files.isEmpty()) {
            return;
        }
        Tables.begin(html, "pairs", "Data", List.of("file", "#rows", "sha256"));
        for (var file : files) {
            html.open("tr").element("th", file.get("path").text(), "scope", "row");
            Tables.number(html, Words.count(Words.whole(file, "rows")));
            html.element("td", file.get("sha256").text()).close();
        }
        Tables.end(html);
    }
}
