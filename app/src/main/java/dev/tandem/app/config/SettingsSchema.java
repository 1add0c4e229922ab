package dev.tandem.app.config;

import dev.tandem.app.format.JsonText;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Slippage;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The JSON Schema of configuration files, by which editors complete and check them.
public final class SettingsSchema {
    private static final String MONEY = "^[0-9][0-9,]*([.][0-9]+)? +[A-Z0-9]+$";
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final String SIZES =
            "^[1-9][0-9]*([smhdwtvn]|[smh]@open)( *, *[1-9][0-9]*([smhdwtvn]|[smh]@open))*$";

    private static final String SECRET = "^(env|secret|file):.+$";

    private final JsonGenerator json;

    private SettingsSchema(JsonGenerator json) {
        this.json = json;
    }

    /// The document, JSON Schema 2020-12.
    public static String text() {
        return JsonText.of(json -> {
            json.writeStringProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.writeStringProperty("title", "Tandem backtest");
            new SettingsSchema(json).group(Setting.of(BacktestSettings.class));
        });
    }

    private void group(Setting.Group group) {
        json.writeStringProperty("type", "object");
        json.writeBooleanProperty("additionalProperties", false);
        json.writeObjectPropertyStart("properties");
        for (var setting : group.settings()) {
            json.writeObjectPropertyStart(setting.key());
            if (!setting.about().isEmpty()) {
                json.writeStringProperty("description", setting.about());
            }
            switch (setting) {
                case Setting.Group inner -> group(inner);
                case Setting.Free _ -> free();
                case Setting.Single single -> single(single);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void free() {
        json.writeStringProperty("type", "object");
        json.writeObjectPropertyStart("additionalProperties");
        types("string", "number", "boolean", "array");
        json.writeEndObject();
    }

    private void single(Setting.Single single) {
        var type = single.component().getType();
        if (type == List.class) {
            list(ValueTypes.elementType(single));
        } else if (type == Commission.class) {
            cost(CostValues.COMMISSION);
        } else if (type == Slippage.class) {
            cost(CostValues.SLIPPAGE);
        } else if (type == Latency.class) {
            cost(CostValues.LATENCY);
        } else {
            word(type);
        }
        if (!single.standard().isEmpty()) {
            standard(type, single.standard());
        }
    }

    private void standard(Class<?> type, String text) {
        switch (type.getName()) {
            case "boolean" -> json.writeBooleanProperty("default", Boolean.parseBoolean(text));
            case "long" -> json.writeNumberProperty("default", Long.parseLong(text));
            default -> json.writeStringProperty("default", text);
        }
    }

    private void list(Class<?> element) {
        json.writeArrayPropertyStart("oneOf");
        json.writeStartObject();
        json.writeStringProperty("type", "array");
        json.writeNumberProperty("minItems", 1);
        json.writeObjectPropertyStart("items");
        word(element);
        json.writeEndObject();
        json.writeEndObject();
        json.writeStartObject();
        word(element);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void cost(List<String> keys) {
        json.writeArrayPropertyStart("oneOf");
        json.writeStartObject();
        json.writeStringProperty("type", "string");
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringProperty("type", "object");
        json.writeBooleanProperty("additionalProperties", false);
        json.writeObjectPropertyStart("properties");
        for (var key : keys) {
            json.writeObjectPropertyStart(key);
            types("string", "number");
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void word(Class<?> type) {
        if (type.isEnum()) {
            json.writeArrayPropertyStart("enum");
            ValueTypes.names(type).forEach(json::writeString);
            json.writeEndArray();
            return;
        }
        switch (type.getSimpleName()) {
            case "boolean" -> types("boolean");
            case "long" -> types("integer");
            case "BigDecimal" -> types("number", "string");
            case "String" -> types("string", "number", "boolean");
            case "LocalDate" -> pattern(DATE);
            case "Money", "Cash" -> pattern(MONEY);
            case "BarSize" -> pattern(SIZES);
            case "SecretReference" -> pattern(SECRET);
            default -> types("string");
        }
    }

    private void pattern(String pattern) {
        types("string");
        json.writeStringProperty("pattern", pattern);
    }

    private void types(String... types) {
        if (types.length == 1) {
            json.writeStringProperty("type", types[0]);
            return;
        }
        json.writeArrayPropertyStart("type");
        List.of(types).forEach(json::writeString);
        json.writeEndArray();
    }
}
