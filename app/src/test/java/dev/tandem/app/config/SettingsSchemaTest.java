package dev.tandem.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectMapper;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/sample.yaml",
                "project/backtest.yaml",
                "project/tandem.yaml",
            })
    void theFilesOfProjectsKeepTheSchema(String name) throws IOException {
        try (var in = SettingsSchemaTest.class.getResourceAsStream("/dev/tandem/app/" + name)) {
            assertThat(in).as(name).isNotNull();
            assertThat(problems(new String(in.readAllBytes(), StandardCharsets.UTF_8))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stratgey: { source: A.java }",
                "mode: live",
                "seed: one",
                "data: { source: dmeo }",
                "universe: { bars: daily }",
                "account: { cash: 100000 }",
                "execution: { slippage: { bp: 5 } }",
                "redact: [hunter2hunter2]",
            })
    void theSchemaMarksWhatTheProgramRefuses(String text) {
        assertThat(problems(text)).as(text).isNotEmpty();
    }

    /// What an editor would mark.
    private static List<?> problems(String yaml) {
        var tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SettingsSchema.text())
                .validate(new ObjectMapper().writeValueAsString(tree), InputFormat.JSON);
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
