package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// One case of `golden/statistics/statistics.json` of the reference data: what empyrical-reloaded
/// computed, and the series it did so from.
///
/// @param values by name; elements of lists are `name.0`, `name.1`; `null` is NaN
/// @param returns empty unless the case carries its own
record GoldenStatistics(
        ReferenceSettings settings,
        Map<String, Double> values,
        double[] returns,
        double[] benchmark) {
    private static final String FILE = "golden/statistics/statistics.json";
    private static final double STARTING_EQUITY = 100_000;

    static Map<String, GoldenStatistics> all() {
        var all = new LinkedHashMap<String, GoldenStatistics>();
        try (var json =
                new JsonFactory()
                        .createParser(ObjectReadContext.empty(), SharedFolder.text(FILE))) {
            json.nextToken();
            object(read(json)).forEach((name, node) -> all.put(name.toString(), of(object(node))));
        }
        return all;
    }

    private static GoldenStatistics of(Map<?, ?> node) {
        var values = new LinkedHashMap<String, Double>();
        object(node.get("values"))
                .forEach((name, value) -> {
                    if (value instanceof List<?> list) {
                        for (var i = 0; i < list.size(); i++) {
                            values.put(name + "." + i, number(list.get(i)));
                        }
                    } else {
                        values.put(name.toString(), number(value));
                    }
                });
        return new GoldenStatistics(
                new ReferenceSettings(
                        number(node.get("annualisation")),
                        number(node.get("risk_free_per_bar")),
                        number(node.get("required_return_per_bar"))),
                values,
                numbers(node.get("returns")),
                numbers(node.get("benchmark")));
    }

    double value(String name) {
        return values.get(name);
    }

    /// The returns between the rows of a table; for equity also the way from the starting amount.
    static double[] returns(String path, String column) {
        return ReturnMath.returns(levels(path, column));
    }

    /// The rows of a table; for equity with the starting amount before them.
    static double[] levels(String path, String column) {
        var rows = SharedFolder.column(path, column);
        if (!column.equals("equity")) {
            return rows;
        }
        var levels = new double[rows.length + 1];
        levels[0] = STARTING_EQUITY;
        System.arraycopy(rows, 0, levels, 1, rows.length);
        return levels;
    }

    private static @Nullable Object read(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    var name = json.currentName();
                    json.nextToken();
                    object.put(name, read(json));
                }
                yield object;
            }
            case START_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(json));
                }
                yield list;
            }
            case VALUE_NULL -> null;
            case VALUE_STRING -> json.getString();
            default -> json.getDoubleValue();
        };
    }

    private static Map<?, ?> object(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static double[] numbers(@Nullable Object node) {
        return node instanceof List<?> list
                ? list.stream().mapToDouble(GoldenStatistics::number).toArray()
                : new double[0];
    }

    /// A number, `"Infinity"` or `null`.
    private static double number(@Nullable Object node) {
        return node == null ? Double.NaN : Double.parseDouble(node.toString());
    }
}
