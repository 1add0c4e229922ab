package dev.tandem.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The arrows and the promises of ARCHITECTURE.md, over the classes of every module.
class ArchitectureTest {

    private static final JavaClasses TANDEM =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.tandem");

    /// The modules that must be pure functions of their inputs.
    private static final String[] CORE = {
        "dev.tandem.engine..", "dev.tandem.simulator..", "dev.tandem.indicators.."
    };

    /// Which modules each module may use, besides itself. A module that is not listed is an error.
    private static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("api", Set.of()),
                    Map.entry("indicators", Set.of("api")),
                    Map.entry("engine", Set.of("api")),
                    Map.entry("simulator", Set.of("api")),
                    Map.entry("data", Set.of("api")),
                    Map.entry("connectors", Set.of("api")),
                    Map.entry("runtime", Set.of("api", "engine", "simulator", "data")),
                    Map.entry("sandbox", Set.of("api", "simulator")),
                    Map.entry("analytics", Set.of("api")),
                    Map.entry("research", Set.of("api", "runtime", "analytics")),
                    Map.entry("dashboard", Set.of("api", "runtime", "analytics")),
                    Map.entry(
                            "testkit",
                            Set.of(
                                    "api",
                                    "indicators",
                                    "engine",
                                    "simulator",
                                    "data",
                                    "runtime",
                                    "analytics")),
                    Map.entry(
                            "app",
                            Set.of(
                                    "api",
                                    "indicators",
                                    "engine",
                                    "simulator",
                                    "data",
                                    "connectors",
                                    "runtime",
                                    "sandbox",
                                    "analytics",
                                    "research",
                                    "dashboard",
                                    "testkit")));

    @Test
    void theApiSeesOnlyTheJdkAndJSpecify() {
        check(
                classes()
                        .that()
                        .resideInAPackage("dev.tandem.api..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", "dev.tandem.api..", "org.jspecify..")
                        .because(
                                "a strategy or connector must never inherit our choice of libraries"));
    }

    @Test
    void arrowsBetweenModulesNeverTurnBack() {
        check(
                classes()
                        .should(followTheArrows())
                        .because(
                                "the root listing is the diagram: each module can be understood with"
                                        + " only the modules above it in mind"));
    }

    @Test
    void theCoreDoesNoInputOutputAndStartsNoThread() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(CORE)
                        .should()
                        .dependOnClassesThat(
                                resideInAnyOf(
                                        "java.io..",
                                        "java.net..",
                                        "java.nio.file..",
                                        "java.nio.channels..",
                                        "java.util.concurrent..",
                                        "java.util.logging..",
                                        "org.slf4j.."))
                        .orShould()
                        .dependOnClassesThat(
                                named(Thread.class, System.Logger.class, ThreadLocal.class))
                        .because(
                                "the core answers and the shell acts; only so is a replay the same run"
                                        + " again"));
    }

    @Test
    void theCoreReadsNoClockAndDrawsNoUnseededNumber() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(CORE)
                        .should()
                        .callMethodWhere(readsTheClockOrDraws())
                        .orShould()
                        .callConstructor(Random.class)
                        .orShould()
                        .callConstructor("java.util.SplittableRandom")
                        .because("time and chance are inputs: same inputs, same seed, same run"));
    }

    @Test
    void theCoreIteratesInAnOrderThatIsTheSameEveryTime() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(CORE)
                        .should()
                        .dependOnClassesThat(
                                named(
                                        java.util.HashMap.class,
                                        java.util.HashSet.class,
                                        java.util.IdentityHashMap.class,
                                        java.util.WeakHashMap.class))
                        .orShould()
                        .callMethodWhere(makesAnUnorderedCollection())
                        .because(
                                "hash order differs between runs (Map.of and Set.of are salted); use"
                                        + " LinkedHashMap, TreeMap, EnumMap or a list"));
    }

    @Test
    void theRuntimeReachesTheOutsideThroughItsPortsOnly() {
        check(
                noClasses()
                        .that(insideTheRuntimeButNotItsPorts())
                        .should()
                        .dependOnClassesThat(
                                resideInAnyOf(
                                        "java.net..", "java.nio.file..", "java.nio.channels.."))
                        .orShould()
                        .dependOnClassesThat(
                                named(
                                        java.io.File.class,
                                        java.io.FileDescriptor.class,
                                        java.io.FileInputStream.class,
                                        java.io.FileOutputStream.class,
                                        java.io.FileReader.class,
                                        java.io.FileWriter.class,
                                        java.io.RandomAccessFile.class))
                        .because(
                                "a simulation owns the disk and the network; a file that it does not"
                                        + " know is a crash that it cannot cause"));
    }

    @Test
    void socketsOccurInThePortOnly() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.tandem.runtime.port")
                        .should()
                        .dependOnClassesThat(opensConnections())
                        .because(
                                "a connection that a simulation does not know is one that it cannot"
                                        + " cut, and a way on which an order could leave unseen"));
    }

    @Test
    void theRuntimeTakesTimeThreadsAndChanceFromItsPortsOnly() {
        check(
                noClasses()
                        .that(insideTheRuntimeButNotItsPorts())
                        .should()
                        .callMethodWhere(readsTheClockOrDraws())
                        .orShould()
                        .callMethodWhere(waitsOrMakesAThread())
                        .orShould()
                        .callConstructor(Random.class)
                        .orShould()
                        .callConstructor("java.util.SplittableRandom")
                        .orShould()
                        .callConstructorWhere(makesAThread())
                        .orShould()
                        .dependOnClassesThat(
                                named(
                                        java.util.concurrent.Executors.class,
                                        java.util.concurrent.ForkJoinPool.class,
                                        java.util.concurrent.ThreadLocalRandom.class,
                                        java.util.concurrent.locks.LockSupport.class,
                                        java.util.Timer.class))
                        .because(
                                "a simulation owns time, threads and chance; what it cannot repeat"
                                        + " from a seed cannot be found again"));
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        check(
                classes()
                        .that()
                        .resideInAnyPackage(
                                "dev.tandem.api.value..",
                                "dev.tandem.api.order..",
                                "dev.tandem.api.account..",
                                "dev.tandem.engine.portfolio..")
                        // The arithmetic behind the conversion, not a value somebody holds.
                        .and()
                        .doNotHaveFullyQualifiedName("dev.tandem.api.value.FixedPoint")
                        .should(haveNoFloatingPointInSignatures())
                        .because(
                                "cents must not be lost; the one conversion lives in"
                                        + " dev.tandem.api.instrument"));
    }

    @Test
    void connectorsDoNotSeeEachOther() {
        check(
                slices().matching("dev.tandem.connectors.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(
                                alwaysTrue(), resideInAPackage("dev.tandem.connectors.net.."))
                        .because(
                                "a venue that changes its protocol must break one connector at most"));
    }

    @Test
    void internalPackagesAreUsedOnlyInsideTheirModule() {
        check(
                classes()
                        .should(keepOutOfOtherInternals())
                        .because("what is internal may change without a word to anybody"));
    }

    @Test
    void onlyAppAndRuntimeWireAnEngineToAVenue() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.tandem.app..", "dev.tandem.runtime..", "dev.tandem.testkit..")
                        .should(dependOnBoth("dev.tandem.engine..", "dev.tandem.simulator.."))
                        .because("what a mode is must be readable in one place"));
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages =
                TANDEM.stream()
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages)
                .as(
                        "nothing is null unless it says so: each package has a @NullMarked package-info")
                .allMatch(ArchitectureTest::isNullMarked);
    }

    @Test
    void failuresHaveATypeThatSaysWhatBroke() {
        check(
                noClasses()
                        .should()
                        .callConstructorWhere(createsABareThrowable())
                        .because(
                                "a caller can only handle, and a user only look up, what has a name"));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.tandem.app..")
                        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                        .because(
                                "standard output belongs to the command line, which has to be parsable"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(TANDEM);
    }

    private static DescribedPredicate<JavaClass> resideInAnyOf(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> named(Class<?>... types) {
        var names = Stream.of(types).map(Class::getName).toList();
        return predicate("are one of " + names, type -> names.contains(type.getName()));
    }

    /// Sockets, their channels and addresses, and clients of protocols over them.
    private static DescribedPredicate<JavaClass> opensConnections() {
        var words =
                Set.of(
                        "java.net.Socket",
                        "java.net.ServerSocket",
                        "java.net.DatagramSocket",
                        "java.net.SocketAddress",
                        "java.net.InetSocketAddress",
                        "java.net.UnixDomainSocketAddress",
                        "java.net.URLConnection",
                        "java.net.HttpURLConnection",
                        "java.nio.channels.SocketChannel",
                        "java.nio.channels.ServerSocketChannel",
                        "java.nio.channels.DatagramChannel",
                        "java.nio.channels.AsynchronousSocketChannel",
                        "java.nio.channels.AsynchronousServerSocketChannel",
                        "java.nio.channels.Selector",
                        "java.nio.channels.Pipe");
        return predicate(
                "open connections",
                type ->
                        words.contains(type.getName())
                                || type.getPackageName().startsWith("java.net.http")
                                || type.getPackageName().startsWith("javax.net")
                                || type.getPackageName().startsWith("com.sun.net"));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClockOrDraws() {
        return predicate(
                "the clock is read or an unseeded number is drawn",
                call -> {
                    var owner = call.getTargetOwner();
                    var method = call.getName();
                    return switch (method) {
                        case "now" -> owner.getPackageName().equals("java.time");
                        case "nanoTime", "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                        case "randomUUID" -> owner.isEquivalentTo(UUID.class);
                        case "random" -> owner.isEquivalentTo(Math.class);
                        default -> owner.isEquivalentTo(Clock.class) && method.startsWith("system");
                    };
                });
    }

    private static DescribedPredicate<JavaClass> insideTheRuntimeButNotItsPorts() {
        return predicate(
                "are in the runtime and not in its ports",
                type ->
                        resideInAPackage("dev.tandem.runtime..").test(type)
                                && !type.getPackageName().equals("dev.tandem.runtime.port"));
    }

    private static DescribedPredicate<JavaMethodCall> waitsOrMakesAThread() {
        return predicate(
                "a thread sleeps or is made",
                call ->
                        call.getTargetOwner().isEquivalentTo(Thread.class)
                                && Set.of("sleep", "ofPlatform", "ofVirtual", "startVirtualThread")
                                        .contains(call.getName()));
    }

    private static DescribedPredicate<JavaConstructorCall> makesAThread() {
        return predicate(
                "a thread is made", call -> call.getTargetOwner().isAssignableTo(Thread.class));
    }

    private static DescribedPredicate<JavaMethodCall> makesAnUnorderedCollection() {
        return predicate(
                "an unordered collection is made",
                call -> {
                    var owner = call.getTargetOwner();
                    return switch (call.getName()) {
                        case "of", "ofEntries", "copyOf" ->
                                owner.isEquivalentTo(Map.class) || owner.isEquivalentTo(Set.class);
                        case "toSet", "toUnmodifiableSet", "toUnmodifiableMap" ->
                                owner.isEquivalentTo(Collectors.class);
                        case "toMap" ->
                                owner.isEquivalentTo(Collectors.class)
                                        && call.getTarget().getRawParameterTypes().size() < 4;
                        case "groupingBy", "partitioningBy" ->
                                owner.isEquivalentTo(Collectors.class)
                                        && call.getTarget().getRawParameterTypes().size() < 3;
                        default -> false;
                    };
                });
    }

    private static DescribedPredicate<JavaConstructorCall> createsABareThrowable() {
        return predicate(
                "a bare RuntimeException, Exception or Error is created",
                call -> {
                    var created = call.getTargetOwner();
                    var bare =
                            created.isEquivalentTo(RuntimeException.class)
                                    || created.isEquivalentTo(Exception.class)
                                    || created.isEquivalentTo(Error.class)
                                    || created.isEquivalentTo(Throwable.class);
                    // The constructor of our own exception calls its parent's, which is no
                    // creation.
                    return bare && !call.getOriginOwner().isAssignableTo(created.getName());
                });
    }

    private static ArchCondition<JavaClass> followTheArrows() {
        return condition(
                "use only the modules their own module may use",
                (type, events) -> {
                    var from = moduleOf(type).orElseThrow();
                    var allowed = ARROWS.get(from);
                    if (allowed == null) {
                        report(events, type, type.getName() + ": add the module to ARROWS");
                        return;
                    }
                    for (var dependency : type.getDirectDependenciesFromSelf()) {
                        var to = moduleOf(dependency.getTargetClass()).orElse(from);
                        if (!to.equals(from) && !allowed.contains(to)) {
                            report(events, type, dependency.getDescription());
                        }
                    }
                });
    }

    private static ArchCondition<JavaClass> keepOutOfOtherInternals() {
        return condition(
                "use internal packages of their own module only",
                (type, events) -> {
                    for (var dependency : type.getDirectDependenciesFromSelf()) {
                        var target = dependency.getTargetClass();
                        var internal =
                                List.of(target.getPackageName().split("\\.")).contains("internal");
                        var to = moduleOf(target);
                        if (internal && to.isPresent() && !to.equals(moduleOf(type))) {
                            report(events, type, dependency.getDescription());
                        }
                    }
                });
    }

    private static ArchCondition<JavaClass> haveNoFloatingPointInSignatures() {
        return condition(
                "have no double or float in fields, parameters or results",
                (type, events) -> {
                    for (JavaField field : type.getFields()) {
                        if (isFloatingPoint(field.getRawType())) {
                            report(events, type, field.getFullName());
                        }
                    }
                    for (JavaCodeUnit code : type.getCodeUnits()) {
                        if (isFloatingPoint(code.getRawReturnType())
                                || code.getRawParameterTypes().stream()
                                        .anyMatch(ArchitectureTest::isFloatingPoint)) {
                            report(events, type, code.getFullName());
                        }
                    }
                });
    }

    private static ArchCondition<JavaClass> dependOnBoth(String one, String other) {
        return new ArchCondition<>("depend on both " + one + " and " + other) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var both =
                        Stream.of(one, other)
                                .map(JavaClass.Predicates::resideInAPackage)
                                .allMatch(there ->
                                        type.getDirectDependenciesFromSelf().stream()
                                                .anyMatch(d -> there.test(d.getTargetClass())));
                // Stated positively: noClasses() turns it around.
                events.add(new SimpleConditionEvent(type, both, type.getName() + " sees both"));
            }
        };
    }

    private static boolean isFloatingPoint(JavaClass type) {
        var element = type.getBaseComponentType().getName();
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float").contains(element);
    }

    private static boolean isNullMarked(String packageName) {
        try {
            return Class.forName(packageName + ".package-info")
                    .isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /// The third word of `dev.tandem.engine.risk.Limit`; empty for classes of others.
    private static Optional<String> moduleOf(JavaClass type) {
        var words = type.getBaseComponentType().getPackageName().split("\\.");
        return words.length > 2 && words[0].equals("dev") && words[1].equals("tandem")
                ? Optional.of(words[2])
                : Optional.empty();
    }

    private static void report(ConditionEvents events, JavaClass type, String what) {
        events.add(SimpleConditionEvent.violated(type, what));
    }

    private static <T> DescribedPredicate<T> predicate(String description, Predicate<T> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static ArchCondition<JavaClass> condition(
            String description, java.util.function.BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
