package dev.tandem.app.sweep;

import dev.tandem.analytics.Warning;
import dev.tandem.app.store.Figure;
import dev.tandem.research.Figures;
import dev.tandem.research.Luck;
import dev.tandem.research.Outcome;
import dev.tandem.research.Ranking;
import dev.tandem.research.SweepFacts.Fact;
import dev.tandem.research.SweepRow;
import dev.tandem.research.SweepTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The document `tandem.sweep/1`.
///
/// @param ran number of rows that ran
/// @param best the rows to show, best first
record SweepDocument(
        SweepTable table, Ranking ranking, int ran, List<SweepRow> best, Optional<Luck> luck) {
    private static final String NO_VALUE =
            "not computed; tandem backtest with these parameters tells why";
    private static final String NO_LUCK = "needs the Sharpe ratio of the best set of a whole sweep";

    /// @param file where all rows are, null for nowhere
    void write(JsonGenerator json, @Nullable String file, List<Warning> warnings) {
        var facts = table.facts();
        json.writeStringProperty("schema", "tandem.sweep/1");
        facts(json, "about", facts.about());
        facts(json, "parameters", facts.parameters());
        json.writeStringProperty("choice", facts.choice());
        json.writeStringProperty("shard", facts.shard().toString());
        json.writeNumberProperty("sets", facts.sets());
        json.writeNumberProperty("rows", table.rows().size());
        json.writeNumberProperty("ran", ran);
        json.writeNumberProperty("refused", count("refused"));
        json.writeNumberProperty("failed", count("failed"));
        if (file == null) {
            json.writeNullProperty("file");
        } else {
            json.writeStringProperty("file", file);
        }
        luck(json);
        json.writeStringProperty("ranked_by", ranking.statistic());
        json.writeStringProperty("order", ranking.isHighBest() ? "descending" : "ascending");
        json.writeArrayPropertyStart("best");
        best.forEach(row -> row(json, row));
        json.writeEndArray();
        json.writeArrayPropertyStart("warnings");
        for (var warning : warnings) {
            json.writeStartObject();
            json.writeStringProperty("code", warning.code());
            json.writeStringProperty("text", warning.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void facts(JsonGenerator json, String name, List<Fact> facts) {
        json.writeArrayPropertyStart(name);
        for (var fact : facts) {
            json.writeStartObject();
            json.writeStringProperty("key", fact.key());
            json.writeStringProperty("value", fact.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private long count(String word) {
        return table.rows().stream().filter(row -> row.outcome().word().equals(word)).count();
    }

    private void luck(JsonGenerator json) {
        json.writeObjectPropertyStart("luck");
        if (luck.isPresent()) {
            var known = luck.get();
            json.writeNumberProperty("trials", known.trials().count());
            json.writeNumberProperty("variance", known.trials().variance());
            json.writeNumberProperty("expected_best_sharpe", known.expectedBest());
        }
        json.writeName("deflated_sharpe_ratio");
        figure(
                json,
                luck.map(known -> known.deflatedSharpe().value()).orElse(OptionalDouble.empty()),
                luck.map(known -> known.deflatedSharpe().reason()).orElse(NO_LUCK));
        json.writeEndObject();
    }

    private void row(JsonGenerator json, SweepRow row) {
        if (!(row.outcome() instanceof Outcome.Ran ran)) {
            return;
        }
        json.writeStartObject();
        json.writeNumberProperty("set", row.number());
        json.writeObjectPropertyStart("parameters");
        for (var i = 0; i < row.values().size(); i++) {
            json.writeStringProperty(table.facts().names().get(i), row.values().get(i));
        }
        json.writeEndObject();
        json.writeStringProperty("decision_hash", ran.decisionHash());
        json.writeNumberProperty("fills", ran.fills());
        json.writeStringProperty("final_equity", ran.finalEquity());
        json.writeObjectPropertyStart("stats");
        for (var name : Figures.NAMES) {
            json.writeName(name);
            figure(json, ran.figures().value(name), NO_VALUE);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void figure(JsonGenerator json, OptionalDouble value, String reason) {
        new Figure(value, reason, Optional.empty()).write(json);
    }
}
