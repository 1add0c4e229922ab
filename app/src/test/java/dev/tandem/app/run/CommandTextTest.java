package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                        "--expect-hash",
                        "aaaa",
                        "--param",
                        "name=it's");

        assertThat(CommandText.again(command, HASH))
                .isEqualTo(
                        "tandem backtest 'My Cross.java' --data spy.csv --cash '100000 USD' --param"
                                + " 'name=it'\\''s' --expect-hash 0123456789ab");
    }
}
