package dev.tandem.app.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.app.secret.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyLoaderTest {
    private static final String IMPORTS = "import dev.tandem.api.strategy.*;\n";

    @TempDir Path folder;

    @Test
    void loadsTheStrategyOfASourceFile() throws IOException {
        Files.writeString(
                folder.resolve("Idle.java"),
                IMPORTS + "public final class Idle implements Strategy {}\n");

        var strategy = StrategyLoader.load("Idle.java", folder);

        assertThat(strategy.name()).isEqualTo("Idle");
        assertThat(strategy.type().getClassLoader().getName()).isEqualTo("strategy");
        assertThat(strategy.unrepeatable()).isEmpty();
        assertThat(strategy.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void aStrategyMayUseIndicatorsRecordsLambdasAndPackages() {
        var strategy =
                load(
                        "Trend.java",
                        """
                        package my.own;
                        import dev.tandem.api.strategy.*;
                        import dev.tandem.indicators.*;
                        import java.util.function.*;
                        public final class Trend implements Strategy {
                            public record Params(@Default("3") int days) {}
                            private final Sma average;
                            public Trend(Params params) {
                                Supplier<Sma> make = () -> new Sma(params.days());
                                average = make.get();
                                if (!params.toString().equals("Params[days=3]")) throw new IllegalStateException();
                                switch (Mode.valueOf("B")) { case A -> {} case B -> {} }
                            }
                            enum Mode { A, B }
                        }
                        """);

        assertThat(ParamsBinder.bind(strategy, Map.of(), new Redaction()).title())
                .isEqualTo("Trend(days=3)");
    }

    @Test
    void aCompileErrorNamesItsPlaceAndMarksIt() {
        var failure =
                failureOf(
                        """
                        import dev.tandem.api.strategy.*;
                        public final class Bad implements Strategy {
                        \tprivate final int count = countAll();
                            private final int size = "three";
                        }
                        """);

        assertThat(failure.kind()).isEqualTo(Kind.STRATEGY);
        assertThat(failure.code()).isEqualTo("TDM-5001");
        assertThat(failure)
                .hasMessage(
                        """
                        my/Bad.java does not compile: 2 errors
                        Bad.java:3:28  cannot find symbol
                            3 |  private final int count = countAll();
                              |                            ^^^^^^^^
                                symbol:   method countAll()
                                location: class Bad
                        Bad.java:4:30  incompatible types: String cannot be converted to int
                            4 |     private final int size = "three";
                              |                              ^^^^^^^\
                        """);
    }

    @Test
    void atMostTenCompileErrorsAreShown() {
        var lines = "int x = unknown;\n".repeat(13);

        var failure = failureOf("public class Bad { void f() {\n{ " + lines + "}}}\n");

        assertThat(failure.getMessage()).startsWith("my/Bad.java does not compile: 25 errors");
        assertThat(failure.getMessage().lines().filter(line -> line.contains("^"))).hasSize(10);
        assertThat(failure.getMessage()).endsWith("\n... and 15 more");
    }

    @Test
    void ofTwoStrategiesTheOneNamedAsTheFileRuns() {
        var two =
                IMPORTS
                        + "public class First implements Strategy {}\n"
                        + "class Helper {}\n"
                        + "public class Second implements Strategy {}\n";
        two = two.replace("public class First", "/**/public class First");

        var failure = failureOf("Other.java", two);

        assertThat(failure.code()).isEqualTo("TDM-5007");
        assertThat(failure).hasMessage("my/Other.java has several strategies: First, Second");
        assertThat(load("Second.java", two).name()).isEqualTo("Second");
    }

    @Test
    void aFileWithoutStrategySaysWhyEachClassIsNone() {
        var failure =
                failureOf(
                        IMPORTS
                                + "abstract class Base implements Strategy {}\n"
                                + "class Hidden extends Base {}\n"
                                + "public class Plain { class Inner implements Strategy {} }\n");

        assertThat(failure.code()).isEqualTo("TDM-5007");
        assertThat(failure)
                .hasMessage(
                        "my/Bad.java has no strategy: Base is not public, Hidden is not public,"
                                + " Plain does not implement Strategy");
    }

    @Test
    void anEmptyFileHasNoStrategy() {
        assertThat(failureOf("")).hasMessage("my/Bad.java has no strategy: it has no class");
    }

    @Test
    void reflectionPastTheApiIsRefusedByName() {
        var failure =
                failureOf(
                        """
                        import dev.tandem.api.strategy.*;
                        public class Bad implements Strategy {
                            void open(Object what) throws Exception {
                                var field = what.getClass().getDeclaredField("cash");
                                field.setAccessible(true);
                            }
                        }
                        """);

        assertThat(failure.code()).isEqualTo("TDM-5004");
        assertThat(failure)
                .hasMessage(
                        "my/Bad.java uses java.lang.Class.getDeclaredField,"
                                + " java.lang.reflect.Field.setAccessible: strategies may not reach"
                                + " past the api");
    }

    @Test
    void privateLookupsAndClassLoadersAreRefused() {
        var failure =
                failureOf(
                        """
                        import dev.tandem.api.strategy.*;
                        import java.lang.invoke.*;
                        public class Bad implements Strategy {
                            void open(Class<?> type) throws Exception {
                                MethodHandles.privateLookupIn(type, MethodHandles.lookup());
                                ClassLoader.getSystemClassLoader().loadClass("x");
                            }
                        }
                        """);

        assertThat(failure.getMessage())
                .startsWith(
                        "my/Bad.java uses java.lang.ClassLoader.getSystemClassLoader,"
                                + " java.lang.ClassLoader.loadClass,"
                                + " java.lang.invoke.MethodHandles.privateLookupIn:");
    }

    @Test
    void theEngineIsInvisibleToTheCompilerAndAtRunTime() throws Exception {
        assertThat(
                        failureOf(
                                        IMPORTS
                                                + "public class Bad implements Strategy {"
                                                + " dev.tandem.engine.Engine engine; }")
                                .getMessage())
                .contains("package dev.tandem.engine does not exist");
        var loader =
                load("Idle.java", IMPORTS + "public class Idle implements Strategy {}")
                        .type()
                        .getClassLoader();

        assertThat(loader.loadClass(Strategy.class.getName())).isSameAs(Strategy.class);
        assertThat(
                        catchThrowableOfType(
                                ClassNotFoundException.class,
                                () -> loader.loadClass("dev.tandem.engine.Engine")))
                .hasMessage("dev.tandem.engine.Engine is not visible to strategies");
        assertThat(
                        catchThrowableOfType(
                                ClassNotFoundException.class,
                                () -> loader.loadClass("picocli.CommandLine")))
                .isNotNull();
    }

    @Test
    void whatMakesAReplayDifferIsListed() {
        var strategy =
                load(
                        "Clock.java",
                        """
                        import dev.tandem.api.strategy.*;
                        import java.time.*;
                        import java.util.*;
                        public class Clock implements Strategy {
                            long a = System.nanoTime();
                            Instant b = Instant.now();
                            double c = Math.random();
                            Random d = new Random();
                            Random e = new Random(7);
                            Thread f = new Thread(() -> {});
                        }
                        """);

        assertThat(strategy.unrepeatable())
                .containsExactly(
                        "java.lang.Math.random",
                        "java.lang.System.nanoTime",
                        "java.lang.Thread",
                        "java.time.Instant.now",
                        "new java.util.Random()");
    }

    @Test
    void loadsAClassOfTheClassPathWithItsNestedClasses() {
        var strategy = StrategyLoader.load(OnTheClassPath.class.getName(), folder);

        assertThat(strategy.name()).isEqualTo("OnTheClassPath");
        assertThat(strategy.type()).isNotSameAs(OnTheClassPath.class);
        assertThat(ParamsBinder.bind(strategy, Map.of(), new Redaction()).title())
                .isEqualTo("OnTheClassPath(days=5)");
    }

    @Test
    void aClassThatIsNoStrategyOrDoesNotExistIsSaidSo() {
        var none = failure(() -> StrategyLoader.load("java.lang.String", folder));
        var missing = failure(() -> StrategyLoader.load("Nowhere", folder));

        assertThat(none.code()).isEqualTo("TDM-5007");
        assertThat(none).hasMessage("java.lang.String does not implement Strategy");
        assertThat(missing.code()).isEqualTo("TDM-7002");
        assertThat(missing).hasMessage("no class \"Nowhere\" on the class path");
    }

    @Test
    void aMissingFileNamesTheNearestOne() throws IOException {
        Files.writeString(folder.resolve("GoldenCross.java"), "");

        var failure = failure(() -> StrategyLoader.load("GoldenCros.java", folder));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure)
                .hasMessage(
                        "no such strategy file: GoldenCros.java, did you mean GoldenCross.java?");
    }

    private static StrategyClass load(String name, String text) {
        return StrategyLoader.ofSource(new SourceText(name, "my/" + name, text));
    }

    private static TandemException failureOf(String text) {
        return failureOf("Bad.java", text);
    }

    private static TandemException failureOf(String name, String text) {
        return failure(() -> load(name, text));
    }

    private static TandemException failure(ThrowingCallable action) {
        var failure = catchThrowableOfType(TandemException.class, action);
        assertThat(failure).isNotNull();
        return failure;
    }
}
