package dev.tandem.analytics;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// JSON for people and machines: two spaces, line feeds on every system, a line feed at the end.
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /// One document in UTF-8.
    ///
    /// @param fields writes what is inside the outermost braces
    static byte[] document(Consumer<JsonGenerator> fields) {
        var out = new ByteArrayOutputStream();
        try (var json = FACTORY.createGenerator(new Indented(), out)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    /// The same without any blanks.
    static byte[] compact(Consumer<JsonGenerator> fields) {
        var out = new ByteArrayOutputStream();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    /// A number, or `null` where JSON has none.
    static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }

    static void strings(JsonGenerator json, String name, Map<String, String> values) {
        json.writeObjectPropertyStart(name);
        values.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
