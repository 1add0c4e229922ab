package dev.tandem.app.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.secret.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamsBinderTest {
    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int | -7 | -7",
                "long | 9000000000 | 9000000000",
                "double | 1e-3 | 0.001",
                "boolean | true | true",
                "String | a b | a b",
                "Mode | slow | slow",
                "Mode | FAST | fast",
                "java.math.BigDecimal | 1.50 | 1.50",
                "dev.tandem.api.value.Price | 101.250 | 101.25",
                "dev.tandem.api.value.Quantity | 0.015 | 0.015",
                "java.time.Duration | 90s | 90s",
                "java.time.Duration | 60s | 1m",
                "java.time.Duration | 60m | 1h",
                "java.time.Duration | 24h | 1d",
                "java.time.LocalTime | 09:30 | 09:30",
                "dev.tandem.api.market.BarSize | 15m | 15m",
                "java.util.List<String> | SPY, TLT | SPY,TLT",
            })
    void readsEveryTypeAndWritesItBack(String type, String text, String written) {
        var strategy = withParams(type + " value");

        var bound = ParamsBinder.bind(strategy, Map.of("value", text), new Redaction());

        assertThat(bound.parameters()).containsExactly(Map.entry("value", written));
        assertThat(bound.title()).isEqualTo("Probe(value=" + written + ")");
    }

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int | 1.5 | \"1.5\" is no whole number of at most 2147483647",
                "int | 3000000000 | \"3000000000\" is no whole number of at most 2147483647",
                "long | x | \"x\" is no whole number",
                "double | NaN | \"NaN\" is no finite number",
                "boolean | yes | \"yes\" is no true or false",
                "Mode | slw | \"slw\" is none of slow, fast; did you mean \"slow\"?",
                "java.math.BigDecimal | 1,5 | \"1,5\" is no decimal number",
                "dev.tandem.api.value.Price | one | \"one\" is no price, write for example 101.25",
                "dev.tandem.api.value.Quantity | -1 | \"-1\" is no quantity, write for example 0.015",
                "java.time.Duration | 5 | \"5\" is no duration, write for example 60s, 5m, 1h, 1d",
                "java.time.LocalTime | 9 | \"9\" is no time of day, write for example 09:30",
                "java.util.Map<String, String> | x | type Map cannot be a parameter; use int, long, double,"
                        + " boolean, String, an enum, BigDecimal, Price, Quantity, Duration, LocalTime,"
                        + " BarSize or List<String>",
            })
    void saysWhatIsWrongWithAValue(String type, String text, String said) {
        var strategy = withParams(type + " value");

        var failure = failureOf(strategy, Map.of("value", text));

        assertThat(failure).hasMessage("Probe: value: " + said);
    }

    @Test
    void takesDefaultsAndKeepsTheOrderOfTheRecord() {
        var strategy =
                withParams(
                        "@Default(\"50\") int fast, @Default(\"200\") int slow, @Default(\"0.95\") double"
                                + " weight");

        var bound = ParamsBinder.bind(strategy, Map.of("slow", "100"), new Redaction());

        assertThat(bound.title()).isEqualTo("Probe(fast=50, slow=100, weight=0.95)");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        var strategy =
                withParams(
                        "@Default(\"50\") @Range(min = 2, max = 500) int fast, int slow,"
                                + " @Default(\"x\") double weight, @Range(min = 0.5) double risk,"
                                + " @Range(max = 3) java.math.BigDecimal most");
        var given = new LinkedHashMap<String, String>();
        given.put("fsat", "20");
        given.put("fast", "1");
        given.put("risk", "0.25");
        given.put("most", "3.5");

        var failure = failureOf(strategy, given);

        assertThat(failure.kind()).isEqualTo(Kind.CONFIG);
        assertThat(failure.code()).isEqualTo("TDM-2107");
        assertThat(failure)
                .hasMessage(
                        """
                        6 problems with the parameters of Probe
                        unknown parameter "fsat", did you mean "fast"?
                        fast: 1 is out of range, 2 to 500
                        slow: not given, and it has no default
                        weight: "x" is no finite number (its default in the source)
                        risk: 0.25 is out of range, at least 0.5
                        most: 3.5 is out of range, at most 3\
                        """);
        assertThat(failure.next())
                .isEqualTo(
                        "parameters: fast (int, default 50), slow (int), weight (double, default x),"
                                + " risk (double), most (BigDecimal); give them as --param name=value");
    }

    @Test
    void aStrategyWithoutParametersTakesNone() {
        var strategy = source("public Probe() {}");

        assertThat(ParamsBinder.bind(strategy, Map.of(), new Redaction()).title())
                .isEqualTo("Probe()");
        assertThat(failureOf(strategy, Map.of("fast", "1")))
                .hasMessage("Probe: unknown parameter \"fast\"");
    }

    @Test
    void aRecordThatRefusesItsValuesIsQuoted() {
        var strategy =
                source(
                        "public record Params(int fast, int slow) { public Params { if (fast >= slow) throw"
                                + " new IllegalArgumentException(\"fast must be below slow\"); } } public"
                                + " Probe(Params params) {}");

        var failure = failureOf(strategy, Map.of("fast", "9", "slow", "3"));

        assertThat(failure.code()).isEqualTo("TDM-2108");
        assertThat(failure)
                .hasMessage(
                        "Probe was not made with {fast=9, slow=3}\nthe constructor of Params refused"
                                + " them: fast must be below slow");
    }

    @Test
    void aConstructorThatThrowsIsQuoted() {
        var strategy = source("public Probe() { Object none = null; none.hashCode(); }");

        var failure = failureOf(strategy, Map.of());

        assertThat(failure.code()).isEqualTo("TDM-5002");
        assertThat(failure.getMessage())
                .startsWith("Probe threw in its constructor\njava.lang.NullPointerException: ")
                .contains("    at Probe.<init>(Probe.java:1)   import dev.tandem");
    }

    @Test
    void aStrategyNeedsAConstructorThatCanBeCalled() {
        var failure = failureOf(source("public Probe(int days) {}"), Map.of());

        assertThat(failure.code()).isEqualTo("TDM-5007");
        assertThat(failure).hasMessage("Probe has no constructor that can be called");
    }

    private static StrategyClass withParams(String components) {
        return source(
                "public enum Mode { SLOW, FAST } public record Params("
                        + components
                        + ") {} public Probe(Params params) {}");
    }

    private static StrategyClass source(String body) {
        var text =
                "import dev.tandem.api.strategy.*; public final class Probe implements Strategy { "
                        + body
                        + " }";
        return StrategyLoader.ofSource(new SourceText("Probe.java", "Probe.java", text));
    }

    private static TandemException failureOf(StrategyClass strategy, Map<String, String> given) {
        var failure =
                catchThrowableOfType(
                        TandemException.class,
                        () -> ParamsBinder.bind(strategy, given, new Redaction()));
        assertThat(failure).isNotNull();
        return failure;
    }
}
