package dev.tandem.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.config.LoadedSettings.Shown;
import dev.tandem.app.config.SettingsLoader.Sources;
import dev.tandem.app.secret.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is laid over what, and that every value keeps its origin.
class SettingsLoaderTest {
    @TempDir Path folder;

    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void writeFiles() throws IOException {
        write("tandem.yaml", "seed: 2\naccount: { cash: 2 USD }\nexecution: { short: true }\n");
        write(
                "a.yaml",
                """
                strategy: { source: A.java, params: { fast: 1, slow: 2, throwAt: 3 } }
                data: { paths: [a.csv] }
                seed: 3
                """);
        write("a.big.yaml", "seed: 4\nstrategy: { params: { slow: 50 } }\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private LoadedSettings load(@Nullable String profile, String... sets) {
        var pairs =
                List.of(sets).stream()
                        .map(set -> set.split("=", 2))
                        .map(pair -> Map.entry(pair[0], pair[1]))
                        .toList();
        return SettingsLoader.load(
                new Sources(
                        folder,
                        environment,
                        "a.yaml",
                        null,
                        profile,
                        pairs,
                        true,
                        new Redaction(),
                        StrategyCheck.NONE));
    }

    private static String shown(LoadedSettings loaded, String key) {
        return loaded.shown().stream()
                .filter(each -> each.key().equals(key))
                .map(each -> each.text() + " < " + each.origin())
                .findFirst()
                .orElse("");
    }

    @Test
    void eachSourceYieldsToTheNext() {
        assertThat(shown(load(null), "seed")).isEqualTo("3 < a.yaml:3:7");
        assertThat(shown(load("big"), "seed")).isEqualTo("4 < a.big.yaml:1:7");
        environment.put("TANDEM__SEED", "5");
        assertThat(shown(load("big"), "seed")).isEqualTo("5 < TANDEM__SEED");
        assertThat(shown(load("big", "seed=6", "seed=7"), "seed")).isEqualTo("7 < --set seed");
    }

    @Test
    void whatAFileDoesNotSayComesFromTheProjectAndThenFromTheDefaults() {
        var loaded = load(null);

        assertThat(shown(loaded, "account.cash")).isEqualTo("2 USD < tandem.yaml:2:18");
        assertThat(shown(loaded, "execution.short")).isEqualTo("true < tandem.yaml:3:21");
        assertThat(shown(loaded, "execution.preset")).isEqualTo("tandem < default");
        assertThat(shown(loaded, "period.from")).isEqualTo("(the first there is) < default");
    }

    @Test
    void parametersAreLaidOverEachOtherByName() {
        environment.put("TANDEM__STRATEGY__PARAMS__THROWAT", "9");

        var params = load("big", "strategy.params.fast=5").settings().strategy().params();

        assertThat(params)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("fast", "5", "slow", "50", "throwAt", "9"));
    }

    @Test
    void aClassHidesTheSourceOfTheFileBelow() {
        var strategy = load(null, "strategy.class=com.acme.Other").settings().strategy();

        assertThat(strategy.className()).isEqualTo("com.acme.Other");
        assertThat(strategy.source()).isNull();
    }

    @Test
    void pathsAreRelativeToWhatNamesThem() throws IOException {
        Files.createDirectories(folder.resolve("lab"));
        write("lab/b.yaml", "strategy: { source: ../A.java }\ndata: { paths: [prices] }\n");

        var loaded =
                SettingsLoader.load(
                        new Sources(
                                folder,
                                environment,
                                "lab/b.yaml",
                                ".",
                                null,
                                List.of(Map.entry("out", "runs/b")),
                                true,
                                new Redaction(),
                                StrategyCheck.NONE));

        assertThat(loaded.settings().strategy().source()).isEqualTo(Path.of("A.java"));
        assertThat(loaded.settings().data().paths()).containsExactly(Path.of("lab", "prices"));
        assertThat(loaded.settings().out()).isEqualTo(Path.of("runs", "b"));
        assertThat(loaded.settings().seed()).isEqualTo(2);
    }

    @Test
    void symbolsAndDatesStayText() throws IOException {
        write(
                "a.yaml",
                """
                strategy: { source: A.java }
                data: { paths: [a.csv] }
                universe: { symbols: [ON, NO, Y, 7203, 0700, 1e3], bars: [1h, 1d] }
                """);

        var loaded = load(null, "universe.bars=[1d]");

        assertThat(loaded.settings().universe().symbols())
                .containsExactly("ON", "NO", "Y", "7203", "0700", "1e3");
        assertThat(shown(loaded, "universe.bars")).isEqualTo("1d < --set universe.bars:1:1");
    }

    @Test
    void onlyWhatAUserWroteIsGiven() {
        assertThat(load(null).shown().stream().filter(Shown::isGiven).map(Shown::key))
                .containsExactly(
                        "strategy.source",
                        "strategy.params.fast",
                        "strategy.params.slow",
                        "strategy.params.throwAt",
                        "data.paths",
                        "account.cash",
                        "execution.short",
                        "seed");
    }
}
