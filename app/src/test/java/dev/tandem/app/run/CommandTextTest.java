package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTextTest {
    private static final String HASH = "0123456789abcdef";

    @Test
    void leavesOutWhereResultsGoAndQuotesWhatAShellWouldSplit() {
        var command =
                List.of(
                        "backtest",
                        "My Cross.java",
                        "--data",
                        "spy.csv",
                        "--cash",
                        "100000 USD",
                        "--out",
                        "x",
                        "--out=y",
                        "--overwrite",
                        "-q",
                        "--json",
                        "--format",
                        "text",
                        "--expect-hash",
                        "aaaa",
                        "--param",
                        "name=it's");

        assertThat(CommandText.again("../my tools/tandem", command, Map.of(), HASH))
                .isEqualTo(
                        "'../my tools/tandem' backtest 'My Cross.java' --data spy.csv --cash '100000 USD' --param"
                                + " 'name=it'\\''s' --expect-hash 0123456789ab");
    }

    @Test
    void writesTheDatesThatWereMeant() {
        var dates = Map.of("--from", LocalDate.of(2024, 2, 1), "--to", LocalDate.of(2024, 5, 1));

        assertThat(
                        CommandText.again(
                                "tandem",
                                words("backtest a.yaml --from -90d --to=-1d"),
                                dates,
                                HASH))
                .isEqualTo(
                        "tandem backtest a.yaml --from 2024-02-01 --to 2024-05-01 --expect-hash"
                                + " 0123456789ab");
        assertThat(
                        CommandText.again(
                                "tandem", words("backtest a.yaml --from 2024-01-31"), dates, HASH))
                .contains(" --from 2024-01-31 ");
    }

    private static List<String> words(String command) {
        return List.of(command.split(" "));
    }
}
