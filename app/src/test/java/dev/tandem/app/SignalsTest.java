package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.run.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each signal does; real processes that get them are in [ShutdownTest].
class SignalsTest {
    @ParameterizedTest(name = "{0} on a terminal: {1}")
    @CsvSource({
        "2, false, ''",
        "'2 2', false, 130",
        "'15 15', false, 143",
        "'15 2', false, 130",
        "2, true, ''",
        "'2 2', true, ''",
        "'2 2 2', true, 130",
        "'2 2 15', true, 143"
    })
    void theFirstAsksAndALaterOneEnds(String signals, boolean isTerminal, String code) {
        var stop = new StopSignal();
        var err = new ByteArrayOutputStream();
        var codes = new ArrayList<String>();
        var listening =
                new Signals(
                        stop,
                        isTerminal,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        number -> codes.add(String.valueOf(number)));

        for (var number : signals.split(" ")) {
            assertThat(codes).isEmpty();
            listening.take(Integer.parseInt(number));
            assertThat(stop.isRequested()).isTrue();
        }

        assertThat(String.join(" ", codes)).isEqualTo(code);
        assertThat(stop.signal()).isEqualTo(Integer.parseInt(signals.split(" ")[0]));
        assertThat(err.toString(StandardCharsets.UTF_8).contains("press Ctrl-C once more"))
                .isEqualTo(isTerminal && signals.contains(" "));
        assertThat(Signals.exitCode(stop)).isEqualTo(128 + stop.signal());
        stop.drained();
        assertThat(Signals.exitCode(stop)).isZero();
        stop.end();
    }
}
