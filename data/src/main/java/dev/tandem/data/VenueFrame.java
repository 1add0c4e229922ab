package dev.tandem.data;

import dev.tandem.api.order.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// One message of a venue, flattened: its plain fields by name, those inside of `data` included;
/// the levels of its book; the objects of a `data` array. Reused from message to message.
final class VenueFrame {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Map<String, String>> items = new ArrayList<>();
    private final LevelList levels = new LevelList();
    private boolean hasLevels;

    /// Reads a message.
    ///
    /// @throws IllegalArgumentException with the reason if the bytes are no JSON object, or a level
    ///   is no pair of price and size
    void read(byte[] bytes, int from, int until) {
        fields.clear();
        items.clear();
        levels.clear();
        hasLevels = false;
        try (var parser =
                FACTORY.createParser(ObjectReadContext.empty(), bytes, from, until - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the message is no JSON object");
            }
            object(parser, fields);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the message");
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("damaged JSON: " + e.getOriginalMessage(), e);
        }
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /// A field as text, empty if it is missing.
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    Map<String, String> fields() {
        return fields;
    }

    /// The objects of a `data` array.
    List<Map<String, String>> items() {
        return items;
    }

    boolean hasLevels() {
        return hasLevels;
    }

    LevelList levels() {
        return levels;
    }

    long whole(String name) {
        return whole(fields, name);
    }

    double decimal(String name) {
        return decimal(fields, name);
    }

    /// A whole number of a message.
    ///
    /// @throws IllegalArgumentException if it is missing or none
    static long whole(Map<String, String> fields, String name) {
        var text = fields.get(name);
        try {
            return Long.parseLong(String.valueOf(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(problem(name, text, "no whole number"), e);
        }
    }

    /// A finite decimal of a message.
    ///
    /// @throws IllegalArgumentException if it is missing or none
    static double decimal(Map<String, String> fields, String name) {
        var text = fields.get(name);
        var value = text == null ? Double.NaN : number(text);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(problem(name, text, "no finite decimal number"));
        }
        return value;
    }

    private static String problem(String name, @Nullable String text, String what) {
        return text == null
                ? "the field \"" + name + "\" is missing"
                : "\"" + name + "\": \"" + text + "\" is " + what;
    }

    /// NaN if the text is no finite decimal.
    private static double number(String text) {
        for (var i = 0; i < text.length(); i++) {
            if ("0123456789.-+eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            var value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void object(JsonParser parser, Map<String, String> into) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> {
                    if (name.equals("data")) {
                        object(parser, into);
                    } else {
                        parser.skipChildren();
                    }
                }
                case START_ARRAY -> array(name, parser);
                case VALUE_NULL -> {}
                default -> into.put(name, parser.getString());
            }
        }
    }

    private void array(String name, JsonParser parser) {
        switch (name) {
            case "b", "bids" -> pairs(Side.BUY, parser);
            case "a", "asks" -> pairs(Side.SELL, parser);
            case "levels" -> sides(parser);
            case "data" -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var item = new LinkedHashMap<String, String>();
                    object(parser, item);
                    items.add(item);
                }
            }
            default -> parser.skipChildren();
        }
    }

    /// `[["61800.20","2.5"], ...]`
    private void pairs(Side side, JsonParser parser) {
        hasLevels = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("a level is no pair of price and size");
            }
            var price = next(parser);
            var size = next(parser);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
            add(side, price, size);
        }
    }

    /// `[[{"px":"105055.0","sz":"3.03"}, ...], [...]]`, bids first.
    private void sides(JsonParser parser) {
        hasLevels = true;
        var side = Side.BUY;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var level = new LinkedHashMap<String, String>();
                object(parser, level);
                add(side, level.getOrDefault("px", ""), level.getOrDefault("sz", ""));
            }
            side = Side.SELL;
        }
    }

    private static String next(JsonParser parser) {
        return switch (parser.nextToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
            default -> throw new IllegalArgumentException("a level is no pair of price and size");
        };
    }

    private void add(Side side, String price, String size) {
        var priceValue = number(price);
        var sizeValue = number(size);
        if (Double.isNaN(priceValue) || !(sizeValue >= 0)) {
            throw new IllegalArgumentException(
                    "\"" + price + "\", \"" + size + "\" is no level of price and size");
        }
        levels.add(side, priceValue, sizeValue);
    }
}
