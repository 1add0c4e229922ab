package dev.tandem.app.store;

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
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(new Indented(), text)) {
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

    /// A statistic with its value or its reason.
    public static void figure(JsonGenerator json, String name, Figure figure) {
        json.writeName(name);
        figure(json, figure);
    }

    /// The same as an element of an array.
    public static void figure(JsonGenerator json, Figure figure) {
        json.writeStartObject();
        if (figure.value().isPresent()) {
            json.writeNumberProperty("value", figure.value().getAsDouble());
        } else {
            json.writeNullProperty("value");
            json.writeStringProperty("reason", figure.reason());
        }
        figure.ci95()
                .ifPresent(interval -> {
                    json.writeArrayPropertyStart("ci95");
                    json.writeNumber(interval.low());
                    json.writeNumber(interval.high());
                    json.writeEndArray();
                });
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
