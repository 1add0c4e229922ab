package dev.tandem.app.run;

import dev.tandem.analytics.JsonTree;
import dev.tandem.runtime.record.ProgramChange;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The changes of the program of a session, as its `session.json` has them: one that is not in the
/// journal yet begins with the next start.
final class AcceptedChanges {
    private static final String NAME = "changes";

    private AcceptedChanges() {}

    static void write(JsonGenerator out, List<ProgramChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart(NAME);
        for (var change : changes) {
            out.writeStartObject();
            out.writeStringProperty("from", change.from());
            out.writeStringProperty("to", change.to());
            out.writeStringProperty("accepted", change.accepted());
            out.writeStringProperty("operator", change.operator());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static List<ProgramChange> read(JsonTree document) {
        return document.get(NAME).items().stream()
                .map(one ->
                        new ProgramChange(
                                one.get("from").text(),
                                one.get("to").text(),
                                one.get("accepted").text(),
                                one.get("operator").text()))
                .toList();
    }
}
