package dev.tandem.app.strategy;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.Range;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.app.secret.Redaction;
import dev.tandem.runtime.params.ParamText;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a strategy: reads the values of its parameters record from text, then calls its
/// constructor.
public final class ParamsBinder {
    private final StrategyClass strategy;
    private final Map<String, String> given;
    private final Redaction redaction;
    private final List<String> problems = new ArrayList<>();
    private final LinkedHashMap<String, String> effective = new LinkedHashMap<>();

    private ParamsBinder(StrategyClass strategy, Map<String, String> given, Redaction redaction) {
        this.strategy = strategy;
        this.given = given;
        this.redaction = redaction;
    }

    /// @param given values by name as the user wrote them
    /// @param redaction what an error may not show
    /// @throws TandemException `TDM-2107` with all problems of the values, `TDM-2108` if the
    ///   strategy or its record refuses them, `TDM-5002` if it throws anything but
    ///   [IllegalArgumentException], `TDM-5007` if the strategy has no usable constructor
    public static BoundStrategy bind(
            StrategyClass strategy, Map<String, String> given, Redaction redaction) {
        return new ParamsBinder(strategy, given, redaction).bind();
    }

    private BoundStrategy bind() {
        var constructor = constructor();
        var instance =
                constructor.getParameterCount() == 0
                        ? withoutParameters(constructor)
                        : create(constructor, params(constructor.getParameterTypes()[0]));
        return new BoundStrategy(strategy.name(), effective, (Strategy) instance);
    }

    private Constructor<?> constructor() {
        var constructors = Arrays.asList(strategy.type().getConstructors());
        return constructors.stream()
                .filter(each -> each.getParameterCount() == 1)
                .filter(each -> each.getParameterTypes()[0].isRecord())
                .findFirst()
                .or(() -> constructors.stream().filter(c -> c.getParameterCount() == 0).findFirst())
                .orElseThrow(() ->
                        new TandemException(
                                Kind.STRATEGY,
                                "TDM-5007",
                                strategy.name() + " has no constructor that can be called",
                                "give it a public constructor that takes its Params record, or"
                                        + " nothing"));
    }

    private Object withoutParameters(Constructor<?> constructor) {
        given.keySet().forEach(name -> problems.add("unknown parameter \"" + name + "\""));
        throwIfProblems(strategy.name() + " takes no parameters");
        return create(constructor);
    }

    private Object params(Class<?> type) {
        var components = type.getRecordComponents();
        var names = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (var name : given.keySet()) {
            if (!names.contains(name)) {
                problems.add("unknown parameter \"" + name + "\", " + Names.hint(name, names));
            }
        }
        var values = Arrays.stream(components).map(this::value).toArray();
        throwIfProblems(
                "parameters: "
                        + String.join(", ", Arrays.stream(components).map(this::usage).toList())
                        + "; give them as --param name=value");
        return create(canonical(type, components), values);
    }

    private @Nullable Object value(RecordComponent component) {
        var name = component.getName();
        var standard = component.getAnnotation(Default.class);
        var text = given.get(name);
        if (text == null && standard == null) {
            problems.add(name + ": not given, and it has no default");
            return null;
        }
        try {
            var value = ParamText.read(text == null ? standard.value() : text, component);
            checkRange(component, value);
            effective.put(name, ParamText.write(value));
            return value;
        } catch (IllegalArgumentException e) {
            var origin = text == null ? " (its default in the source)" : "";
            problems.add(name + ": " + e.getMessage() + origin);
            return null;
        }
    }

    private static void checkRange(RecordComponent component, Object value) {
        var range = component.getAnnotation(Range.class);
        var number = range == null ? Optional.<BigDecimal>empty() : ParamText.number(value);
        if (range == null || number.isEmpty()) {
            return;
        }
        var amount = number.get().doubleValue();
        if (amount < range.min() || amount > range.max()) {
            throw new IllegalArgumentException(
                    ParamText.write(value) + " is out of range, " + text(range));
        }
    }

    private static String text(Range range) {
        if (range.max() == Double.POSITIVE_INFINITY) {
            return "at least " + plain(range.min());
        }
        return range.min() == Double.NEGATIVE_INFINITY
                ? "at most " + plain(range.max())
                : plain(range.min()) + " to " + plain(range.max());
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private String usage(RecordComponent component) {
        var standard = component.getAnnotation(Default.class);
        return component.getName()
                + " ("
                + component.getType().getSimpleName()
                + (standard == null ? ")" : ", default " + standard.value() + ")");
    }

    private void throwIfProblems(String next) {
        if (problems.isEmpty()) {
            return;
        }
        var text =
                problems.size() == 1
                        ? strategy.name() + ": " + problems.getFirst()
                        : problems.size()
                                + " problems with the parameters of "
                                + strategy.name()
                                + "\n"
                                + String.join("\n", problems);
        throw new TandemException(Kind.CONFIG, "TDM-2107", text, next);
    }

    private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
        var types = Arrays.stream(components).map(RecordComponent::getType);
        try {
            var constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }

    private Object create(Constructor<?> constructor, @Nullable Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw refused(constructor, e.getCause() == null ? e : e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + constructor, e);
        } catch (LinkageError e) {
            throw refused(constructor, e);
        }
    }

    /// Arguments are refused with [IllegalArgumentException]; anything else is a mistake in the
    /// strategy.
    private TandemException refused(Constructor<?> constructor, Throwable cause) {
        if (!(cause instanceof IllegalArgumentException) || effective.isEmpty()) {
            var lines = new ArrayList<String>();
            lines.add(strategy.name() + " threw in its constructor");
            lines.addAll(ThrownText.of(strategy, cause, redaction));
            return new TandemException(
                    Kind.STRATEGY,
                    "TDM-5002",
                    String.join("\n", lines),
                    "correct the line, then run the same command again",
                    cause);
        }
        var text =
                "the constructor of "
                        + constructor.getDeclaringClass().getSimpleName()
                        + " refused them: "
                        + cause.getMessage();
        return new TandemException(
                Kind.CONFIG,
                "TDM-2108",
                strategy.name() + " was not made with " + effective + "\n" + text,
                "change the parameters it complains about: --param name=value",
                cause);
    }
}
