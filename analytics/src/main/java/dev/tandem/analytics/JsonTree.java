package dev.tandem.analytics;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A small JSON file as a tree that never fails to answer: what is missing or of another type reads
/// as empty.
///
/// @param value a map, a list, a text, a number or a truth value; [#NOTHING] for `null`
public record JsonTree(Object value) {
    /// What is missing.
    public static final Object NOTHING = new Object();

    private static final long MOST_BYTES = 16 << 20;
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Reads one file.
    ///
    /// @throws IOException if it is missing, too large, or no object in JSON
    public static JsonTree read(Path file) throws IOException {
        var name = file.getFileName();
        if (!Files.isRegularFile(file)) {
            throw new IOException("no " + name);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(name + " is too large");
        }
        return parse(Files.readAllBytes(file), String.valueOf(name));
    }

    /// Reads a document.
    ///
    /// @param name how a message calls it
    /// @throws IOException if it is no object in JSON
    public static JsonTree parse(byte[] document, String name) throws IOException {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(name + " is no JSON object");
            }
            var tree = new JsonTree(value(parser));
            if (parser.nextToken() != null) {
                throw new IOException(name + " goes on behind its end");
            }
            return tree;
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new IOException(
                    name + " is damaged at line " + (at == null ? 1 : at.getLineNr()), e);
        }
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> NOTHING;
        };
    }

    private static Object object(JsonParser parser) {
        var fields = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static Object array(JsonParser parser) {
        var items = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    /// A field of an object.
    public JsonTree get(String name) {
        return value instanceof SequencedMap<?, ?> map && map.get(name) instanceof Object found
                ? new JsonTree(found)
                : new JsonTree(NOTHING);
    }

    /// All fields of an object, in their order.
    public SequencedMap<String, JsonTree> fields() {
        var fields = new LinkedHashMap<String, JsonTree>();
        if (value instanceof SequencedMap<?, ?> map) {
            map.forEach((name, each) -> fields.put(String.valueOf(name), new JsonTree(each)));
        }
        return fields;
    }

    /// The elements of a list.
    public List<JsonTree> items() {
        return value instanceof List<?> list
                ? list.stream().<JsonTree>map(JsonTree::new).toList()
                : List.of();
    }

    /// Text as it is, numbers as text, everything else empty.
    public String text() {
        return switch (value) {
            case String text -> text;
            case BigDecimal number -> number.toString();
            default -> "";
        };
    }

    /// The number; empty for everything else.
    public Optional<BigDecimal> number() {
        return value instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }
}
