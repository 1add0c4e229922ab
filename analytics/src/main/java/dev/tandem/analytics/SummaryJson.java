package dev.tandem.analytics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/// The summary of a run as JSON, schema `tandem.summary/1`: the file `summary.json` and what
/// `--json` prints.
///
/// Money is a string, a statistic a number; one that cannot be told is `null` with a `reason`.
public final class SummaryJson {
    private SummaryJson() {}

    /// Writes the document in UTF-8 with a line feed at its end, and leaves the stream open.
    public static void write(RunSummary summary, OutputStream out) throws IOException {
        out.write(bytes(summary));
        out.flush();
    }

    /// The document as text.
    public static String text(RunSummary summary) {
        return new String(bytes(summary), StandardCharsets.UTF_8);
    }

    static byte[] bytes(RunSummary summary) {
        return Json.document(json -> fields(json, summary));
    }

    private static void fields(JsonGenerator json, RunSummary summary) {
        json.writeStringProperty("schema", "tandem.summary/1");
        json.writeStringProperty("strategy", summary.strategy());
        json.writeObjectPropertyStart("period");
        json.writeStringProperty("from", summary.from());
        json.writeStringProperty("to", summary.to());
        json.writeEndObject();
        json.writeNumberProperty("bars", summary.bars());
        json.writeNumberProperty("orders", summary.orders());
        json.writeNumberProperty("fills", summary.fills());
        json.writeNumberProperty("trades", summary.trades());
        json.writeNumberProperty("open_trades", summary.openTrades());
        json.writeNumberProperty("aborts", summary.aborts());
        json.writeNumberProperty("dropped_records", summary.droppedRecords());
        json.writeStringProperty("currency", summary.finalEquity().currency().code());
        json.writeStringProperty("final_cash", summary.finalCash().amount());
        json.writeStringProperty("final_equity", summary.finalEquity().amount());
        json.writeStringProperty("decision_hash", summary.decisionHash());
        warnings(json, summary);
        json.writeObjectPropertyStart("stats");
        summary.statistics().all().forEach(statistic -> statistic(json, statistic));
        json.writeEndObject();
        summary.bands().ifPresent(bands -> bands(json, bands));
    }

    private static void bands(JsonGenerator json, Bands bands) {
        json.writeObjectPropertyStart("bands");
        for (var range : bands.ranges()) {
            json.writeObjectPropertyStart(range.name());
            Json.number(json, "pessimistic", range.pessimistic().orElse(Double.NaN));
            Json.number(json, "assumed", range.assumed().orElse(Double.NaN));
            Json.number(json, "optimistic", range.optimistic().orElse(Double.NaN));
            if (!range.reason().isEmpty()) {
                json.writeStringProperty("reason", range.reason());
            }
            json.writeEndObject();
        }
        statistic(json, bands.doubtfulProfit());
        json.writeNumberProperty("doubtful_fills", bands.doubtfulFills());
        json.writeEndObject();
    }

    private static void warnings(JsonGenerator json, RunSummary summary) {
        json.writeArrayPropertyStart("warnings");
        for (var warning : summary.warnings()) {
            json.writeStartObject();
            json.writeStringProperty("code", warning.code());
            json.writeStringProperty("text", warning.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void statistic(JsonGenerator json, Statistic statistic) {
        json.writeObjectPropertyStart(statistic.name());
        Json.number(json, "value", statistic.value().orElse(Double.NaN));
        statistic.ci95().ifPresent(interval -> interval(json, interval));
        json.writeNumberProperty("n", statistic.n());
        statistic
                .periodsPerYear()
                .ifPresent(periods -> json.writeNumberProperty("periods_per_year", periods));
        if (!statistic.minimum().isEmpty()) {
            json.writeStringProperty("minimum", statistic.minimum());
        }
        if (statistic.isAbsent()) {
            json.writeStringProperty("reason", statistic.reason());
        }
        json.writeStringProperty("formula", statistic.formula());
        json.writeEndObject();
    }

    private static void interval(JsonGenerator json, Statistic.Interval interval) {
        json.writeArrayPropertyStart("ci95");
        json.writeNumber(interval.low());
        json.writeNumber(interval.high());
        json.writeEndArray();
    }
}
