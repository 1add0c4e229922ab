package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Tried.End;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `tandem prove` as a user runs it, with its other process.
class ProveCommandTest {
    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
        tried.run(List.of("init", "bot"));
    }

    private End prove(String target, String... more) {
        var words = new ArrayList<>(List.of("prove", target, "--data", "SPY.csv"));
        words.addAll(List.of(more));
        return tried.run(words);
    }

    private void take(String name) throws IOException, URISyntaxException {
        var resource = ProveCommandTest.class.getResource("prove/planted/" + name + ".java");
        Files.copy(
                Path.of(Objects.requireNonNull(resource).toURI()), folder.resolve(name + ".java"));
    }

    @Test
    void aSoundStrategyGetsACertificateThatIsTheSameEachTime() throws IOException {
        var small = new String[] {"--param", "fast=2", "--param", "slow=4", "--out", "c.json"};
        var first = prove("bot/strategies/SmaCross.java", small);
        var written = Files.readString(folder.resolve("c.json"));
        var refused = prove("bot/strategies/SmaCross.java", small);
        Files.delete(folder.resolve("c.json"));
        var again = prove("bot/strategies/SmaCross.java", small);

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .containsPattern("(?m)^  repeat   passed ")
                .containsPattern("(?m)^  machine  passed ")
                .containsPattern("(?m)^  resume   passed ")
                .containsPattern("(?m)^certificate  passed   strategy [0-9a-f]{12}   decisions ");
        assertThat(written).startsWith("{\n  \"schema\" : \"tandem.certificate/1\"");
        assertThat(refused.code()).isEqualTo(8);
        assertThat(refused.err()).contains("error TDM-7012");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(folder.resolve("c.json")).hasContent(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LocaleText", "SetOfOrder", "HomeZone"})
    void whatHangsOnTheMachineIsFoundInTheOtherProcess(String name) throws Exception {
        take(name);

        var end = prove(name + ".java");

        assertThat(end.code()).isEqualTo(9);
        assertThat(end.out())
                .containsPattern("(?m)^  scan     noted ")
                .containsPattern("(?m)^  repeat   passed ")
                .containsPattern("(?m)^  machine  failed ")
                .contains("! the decisions there have the hash ");
        assertThat(end.err()).contains("error TDM-9005").contains("1 of 8 checks failed: machine");
    }

    @Test
    void aRunThatBreaksOffCannotBeProven() throws IOException {
        Files.writeString(
                folder.resolve("Breaks.java"),
                """
                import dev.tandem.api.market.Bar;
                import dev.tandem.api.strategy.*;

                public final class Breaks implements Strategy {
                    @Override
                    public void onBar(Context context, Bar bar) {
                        throw new IllegalStateException("no");
                    }
                }
                """);

        var end = prove("Breaks.java");

        assertThat(end.code()).isEqualTo(5);
        assertThat(end.err())
                .contains("error TDM-5009")
                .contains(
                        "onBar threw at 2024-01-02T21:00:00Z: java.lang.IllegalStateException: no");
        assertThat(end.out()).isEmpty();
    }
}
