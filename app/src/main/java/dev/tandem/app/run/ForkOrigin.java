package dev.tandem.app.run;

import dev.tandem.analytics.JsonTree;
import dev.tandem.app.format.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;

/// Where a forked session comes from, as its `session.json` says.
///
/// @param session folder of the other session, absolute
/// @param asked the instant that was asked for
/// @param at the last instant that was taken over
/// @param past of each strategy that decided in what was taken over, one after the other, the
///   parameters in which it was another than the one that goes on
/// @param programs of each of them, the hash of its source
record ForkOrigin(
        String session,
        Instant asked,
        Instant at,
        List<SequencedMap<String, String>> past,
        List<String> programs) {
    private static final String NAME = "forked_from";

    ForkOrigin {
        past = List.copyOf(past);
        programs = List.copyOf(programs);
    }

    /// Whether a session comes from the same place.
    boolean isFrom(String other, Instant instant) {
        return session.equals(other) && asked.equals(instant);
    }

    void write(JsonGenerator out) {
        out.writeObjectPropertyStart(NAME);
        out.writeStringProperty("session", session);
        out.writeStringProperty("asked", asked.toString());
        out.writeStringProperty("at", at.toString());
        out.writeArrayPropertyStart("past");
        for (var parameters : past) {
            out.writeStartObject();
            parameters.forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        out.writeEndArray();
        JsonText.strings(out, "programs", programs);
        out.writeEndObject();
    }

    /// @return of no session, an origin without a past
    static ForkOrigin read(JsonTree document) {
        var tree = document.get(NAME);
        var session = tree.get("session").text();
        if (session.isEmpty()) {
            return new ForkOrigin("", Instant.EPOCH, Instant.EPOCH, List.of(), List.of());
        }
        var past = tree.get("past").items().stream().map(ForkOrigin::parameters).toList();
        return new ForkOrigin(
                session,
                Instant.parse(tree.get("asked").text()),
                Instant.parse(tree.get("at").text()),
                past,
                tree.get("programs").items().stream().map(JsonTree::text).toList());
    }

    private static SequencedMap<String, String> parameters(JsonTree tree) {
        var parameters = new LinkedHashMap<String, String>();
        tree.fields().forEach((name, value) -> parameters.put(name, value.text()));
        return parameters;
    }
}
