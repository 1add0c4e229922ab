package dev.tandem.analytics;

import tools.jackson.core.JsonGenerator;

/// The facts of a run as JSON, schema `tandem.run/1`: the file `run.json`.
final class RunJson {
    private RunJson() {}

    static byte[] bytes(RunFacts facts) {
        return Json.document(json -> fields(json, facts));
    }

    private static void fields(JsonGenerator json, RunFacts facts) {
        json.writeStringProperty("schema", "tandem.run/1");
        json.writeStringProperty("run", facts.runId());
        json.writeStringProperty("strategy", facts.strategy());
        Json.strings(json, "parameters", facts.parameters());
        json.writeArrayPropertyStart("command");
        facts.command().forEach(json::writeString);
        json.writeEndArray();
        Json.strings(json, "configuration", facts.configuration());
        json.writeArrayPropertyStart("data");
        for (var file : facts.data()) {
            json.writeStartObject();
            json.writeStringProperty("path", file.path());
            json.writeStringProperty("sha256", file.sha256());
            json.writeNumberProperty("rows", file.rows());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("seed", facts.seed());
        Json.strings(json, "versions", facts.versions());
        json.writeStringProperty("started", facts.started().toString());
        Json.number(json, "seconds", facts.seconds());
        Json.number(json, "bars_per_second", facts.barsPerSecond());
        json.writeNumberProperty("peak_memory_bytes", facts.peakMemoryBytes());
    }
}
