package dev.tandem.app.format;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// JSON documents for people and machines: two spaces, line feeds, one at the end.
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /// One document.
    ///
    /// @param fields writes what is inside the outermost braces
    public static String of(Consumer<JsonGenerator> fields) {
        return text(new Indented(), fields);
    }

    /// One document on one line.
    ///
    /// @param fields writes what is inside the outermost braces
    public static String line(Consumer<JsonGenerator> fields) {
        return text(ObjectWriteContext.empty(), fields);
    }

    private static String text(ObjectWriteContext form, Consumer<JsonGenerator> fields) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(form, text)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return text + "\n";
    }

    public static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
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
