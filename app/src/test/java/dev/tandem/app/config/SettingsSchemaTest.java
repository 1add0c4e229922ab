package dev.tandem.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The schema that editors use says what the records say.
class SettingsSchemaTest {
    private static final Setting.Group ROOT = Setting.of(BacktestSettings.class);

    @Test
    void everyKeyOfTheRecordsIsInTheSchemaAndNoOther() {
        var records = new TreeSet<String>();
        collect(ROOT, records);

        assertThat(schemaKeys()).isEqualTo(records).hasSizeGreaterThan(40);
    }

    @Test
    void everyKeyOfTheSampleIsInTheSchema() {
        var problems = new ConfigProblems();
        var layers = new Layers(ROOT, problems);
        YamlText.read("sample.yaml", Path.of(""), sample(), problems).ifPresent(layers::add);

        problems.throwIfAny();
        assertThat(layers.values().keySet()).hasSizeGreaterThan(20);
        var keys = schemaKeys();
        assertThat(layers.values().keySet())
                .allMatch(key -> key.startsWith("strategy.params.") || keys.contains(key));
    }

    private static String sample() {
        try (var in = SettingsSchemaTest.class.getResourceAsStream("sample.yaml")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Setting setting, Set<String> into) {
        if (!setting.path().isEmpty()) {
            into.add(setting.path());
        }
        if (setting instanceof Setting.Group group) {
            group.settings().forEach(inner -> collect(inner, into));
        }
    }

    private static Set<String> schemaKeys() {
        var keys = new TreeSet<String>();
        try (var json =
                new JsonFactory().createParser(ObjectReadContext.empty(), SettingsSchema.text())) {
            json.nextToken();
            collect(json, "", keys);
        }
        return keys;
    }

    /// Reads one object of the schema; the parser stands at its start.
    private static void collect(JsonParser json, String prefix, Set<String> into) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var isProperties = json.currentName().equals("properties");
            json.nextToken();
            if (!isProperties) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var key = prefix + json.currentName();
                into.add(key);
                json.nextToken();
                collect(json, key + ".", into);
            }
        }
    }
}
