package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Tried.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A strategy that throws, wherever it does: what its author is told, and what is kept.
class StrategyErrorsTest {
    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
    }

    /// Declares fields and callbacks in a file whose line 10 is the first of them.
    private End run(String members, String... more) throws IOException {
        Files.writeString(
                folder.resolve("Mine.java"),
                """
                import dev.tandem.api.event.*;
                import dev.tandem.api.market.*;
                import dev.tandem.api.order.*;
                import dev.tandem.api.strategy.*;
                import dev.tandem.indicators.*;
                import java.util.Map;
                import java.util.TreeMap;

                public class Mine implements Strategy {
                %s
                }
                """
                        .formatted(members.indent(4).stripTrailing()));
        return tried.run(
                Tried.words(
                        List.of("backtest", "Mine.java", "--data", "SPY.csv", "--no-progress"),
                        more));
    }

    private static String error(End end) {
        return end.err().substring(end.err().indexOf("error "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "constructor | public Mine() { if (days == 0) throw new IllegalStateException(\"no\"); } | false",
                "start | @Override public void onStart(Context context) { throw new IllegalStateException(\"no\"); } | false",
                "bar | @Override public void onBar(Context context, Bar bar) { if (++days == 12) throw new IllegalStateException(\"no\"); } | true",
                "slice | @Override public void onSlice(Context context, Slice slice) { if (++days == 12) throw new IllegalStateException(\"no\"); } | true",
                "order | @Override public void onOrder(Context context, OrderEvent event) { throw new IllegalStateException(\"no\"); } | true",
                "fill | @Override public void onFill(Context context, Fill fill) { throw new IllegalStateException(\"no\"); } | true",
                "timer | @Override public void onTimer(Context context, Timer timer) { throw new IllegalStateException(\"no\"); } | true",
                "schedule | private void tick(Context context) { if (++days == 2) throw new IllegalStateException(\"no\"); } | true",
                "stop | @Override public void onStop(Context context) { throw new IllegalStateException(\"no\"); } | true",
            })
    void itsAuthorIsToldExactlyAndThePartThatRanIsKept(String name, String callback, boolean isKept)
            throws IOException {
        var members =
                switch (name) {
                    case "order", "fill" ->
                            "@Override public void onBar(Context context, Bar bar) {"
                                    + " context.targetWeight(bar.instrument(), 0.5); }";
                    case "timer" ->
                            "@Override public void onStart(Context context) {"
                                    + " context.schedule(\"ten\","
                                    + " Schedule.every(java.time.Duration.ofMinutes(1))); }";
                    case "schedule" ->
                            "@Override public void onStart(Context context) {"
                                    + " context.schedule(Schedule.monthly(SessionTime.marketOpen(\"XNYS\")),"
                                    + " each -> tick(each)); }";
                    default -> "";
                };

        var end = run("private int days;\n" + callback + "\n" + members, "--out", "part");

        Expected.check("error/throws-" + name, error(end).replace(folder.toString(), "FOLDER"));
        assertThat(end.code()).isEqualTo(5);
        assertThat(end.out()).isEmpty();
        assertThat(Files.exists(folder.resolve("part"))).isEqualTo(isKept);
        if (isKept) {
            assertThat(Files.readString(folder.resolve("part/run.json")))
                    .contains("\"status\" : \"interrupted\"");
            assertThat(tried.run(List.of("runs", "list", "--runs", ".")).out())
                    .containsPattern("(?m)^part .* interrupted Mine\\(\\)$");
            assertThat(tried.run(List.of("runs", "show", "part")).out().replaceAll("\\s+", " "))
                    .containsPattern(
                            "interrupted at 2024-\\S+, where the strategy threw in \\w+: this is"
                                    + " a part of the run \\(TDM-3020\\)")
                    .doesNotContain("TDM-5102");
        }
    }

    @Test
    void machinesAreToldAndThePartThatRanIsKept() throws IOException {
        var end =
                run(
                        "@Override public void onBar(Context context, Bar bar) { throw new Error(); }",
                        "--format",
                        "json",
                        "--out",
                        "part");

        assertThat(end.code()).isEqualTo(5);
        assertThat(end.out())
                .contains(
                        "\"schema\" : \"tandem.error/1\"",
                        "\"code\" : \"TDM-5002\"",
                        "\"message\" : \"Mine threw in onBar at 2024-01-02T21:00:00Z (bar 1 of 40)\"",
                        "(interrupted)\"",
                        "\"file\" : \"Mine.java\"",
                        "\"line\" : 10",
                        "\"exit\" : 5");
        assertThat(Files.readString(folder.resolve("part/run.json")))
                .contains("\"status\" : \"interrupted\"");
    }

    @Test
    void nothingIsKeptWhereNothingWasToBeWritten() throws IOException {
        var end =
                run(
                        "@Override public void onBar(Context context, Bar bar) { throw new Error(); }",
                        "--no-out");

        assertThat(end.code()).isEqualTo(5);
        assertThat(end.err()).contains("java.lang.Error\n").doesNotContain("saved");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aPartThatCannotBeWrittenDoesNotHideTheError() throws IOException {
        Files.writeString(folder.resolve("file"), "a file");

        var end =
                run(
                        "@Override public void onBar(Context context, Bar bar) { throw new Error(); }",
                        "--out",
                        "file/part");

        assertThat(end.code()).isEqualTo(5);
        assertThat(end.err())
                .contains(
                        "error TDM-5002  Mine threw in onBar at 2024-01-02T21:00:00Z (bar 1 of 40)")
                .contains(
                        "      not saved: cannot write the run to " + folder.resolve("file/part"));
    }

    @Test
    void fieldsAreShownWithoutCallingAnythingOfTheStrategy() throws IOException {
        var end =
                run(
                        """
                        private final Map<String, Object> map = new TreeMap<>();
                        private final double[] closes = new double[39];
                        private final Sma average = new Sma(50);
                        private final PerInstrument<Sma> each = new PerInstrument<>();
                        private final Object broken = new Broken();
                        private final Pair pair = new Pair(new Broken(), Side.BUY);
                        private final String text = "x".repeat(1000);
                        private final Runnable action = () -> {};
                        private String none;
                        record Pair(Broken left, Side right) {
                            public String toString() { throw new IllegalStateException(); }
                        }
                        static class Broken {
                            public String toString() { throw new IllegalStateException(); }
                        }
                        @Override public void onBar(Context context, Bar bar) {
                            map.put("broken", broken);
                            closes[40] = 1;
                        }
                        """,
                        "--no-out");

        assertThat(error(end))
                .isEqualTo(
                        """
                        error TDM-5002  Mine threw in onBar at 2024-01-02T21:00:00Z (bar 1 of 40)
                              java.lang.ArrayIndexOutOfBoundsException: Index 40 out of bounds for length 39
                                  at Mine.onBar(Mine.java:27)   closes[40] = 1;
                              fields: map=TreeMap of 1, closes=double[39], average=Sma not ready, each=0 values, broken=Broken, pair=Pair[left=Broken, right=BUY], text="%s..., action=function, none=null
                              hint: history() gives fewer values in the first days: ask for the length of the array
                        help: correct the line, or add --on-error continue to skip callbacks that throw    (exit 5)
                        """
                                .formatted("x".repeat(59)));
    }

    @Test
    void exceptionsThatBreakWhenTheyAreLookedAtAreShownAllTheSame() throws IOException {
        var end =
                run(
                        """
                        static class Odd extends RuntimeException {
                            public String getMessage() { throw new IllegalStateException(); }
                        }
                        private int a, b, c, d, e, f, g, h, i, j, k, l, m, n;
                        @Override public void onBar(Context context, Bar bar) {
                            var first = new Odd();
                            first.initCause(new RuntimeException("two\\nlines", first));
                            throw first;
                        }
                        """,
                        "--no-out",
                        "-v");

        assertThat(end.code()).isEqualTo(5);
        assertThat(error(end))
                .contains(
                        "      Mine$Odd\n",
                        "      caused by java.lang.RuntimeException: two lines\n")
                .contains("l=0 and 2 more\n")
                .endsWith(
                        "the rest of the stack cannot be shown: java.lang.IllegalStateException\n");
    }

    @Test
    void withoutAnEndIsSaidSo() throws IOException {
        var endless =
                run(
                        """
                        private int depth;
                        @Override public void onBar(Context context, Bar bar) {
                            depth++;
                            onBar(context, bar);
                        }
                        """,
                        "--no-out");
        assertThat(endless.code()).isEqualTo(5);
        assertThat(endless.err()).contains("hint: a method calls itself without end\n");

        var storm =
                run(
                        """
                        @Override public void onStart(Context context) { more(context); }
                        @Override public void onOrder(Context context, OrderEvent event) { more(context); }
                        private void more(Context context) {
                            var instrument = context.universe().get(0).instrument();
                            context.submit(OrderRequest.market(instrument, Side.BUY, instrument.quantity(1)));
                        }
                        """,
                        "--no-out");
        assertThat(storm.code()).isEqualTo(5);
        assertThat(storm.err()).contains("error TDM-5003  order events without end: ");
    }

    @Test
    void callbacksThatThrowAreSkippedWhereThatIsAskedFor() throws IOException {
        var end =
                run(
                        "private int days; @Override public void onBar(Context context, Bar bar) { if"
                                + " (++days % 2 == 0) throw new IllegalStateException(); }",
                        "--on-error", "continue", "--out", "run");

        assertThat(end.code()).isZero();
        assertThat(end.out())
                .contains("20 callbacks of the strategy threw and had no effect (TDM-5102)");
        assertThat(Files.readString(folder.resolve("run/run.json")))
                .contains("\"status\" : \"complete\"");
    }

    @Test
    void anOrderOfNothingIsDeniedAndSaidSo() throws IOException {
        var end =
                run(
                        "@Override public void onBar(Context context, Bar bar) {"
                                + " context.submit(OrderRequest.market(bar.instrument(), Side.BUY,"
                                + " bar.instrument().quantity(0.4))); }",
                        "--no-out");

        assertThat(end.code()).isZero();
        assertThat(end.out().replaceAll("\\s+", " "))
                .contains(
                        "! 40 of 40 orders were refused or dropped, first order 1: the quantity"
                                + " is 0 after rounding down to lots of 1 (TDM-3012)");
    }
}
