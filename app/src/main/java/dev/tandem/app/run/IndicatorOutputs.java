package dev.tandem.app.run;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.ValueIndicator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/// What an indicator says: its value, or all its public methods without arguments that answer a
/// `double`, such as the upper and the lower band.
final class IndicatorOutputs {
    private static final int MOST = 5;

    private IndicatorOutputs() {}

    /// One line.
    record Output(String name, DoubleSupplier source) {
        /// The present value; NaN before there is one.
        double value() {
            return source.getAsDouble();
        }
    }

    /// The lines of an indicator, by name.
    ///
    /// @param size of the bars it is bound to
    static List<Output> of(Indicator indicator, BarSize size) {
        var name = name(indicator) + " " + size;
        var methods =
                Stream.of(indicator.getClass().getMethods())
                        .filter(IndicatorOutputs::isOutput)
                        .sorted(Comparator.comparing(Method::getName))
                        .limit(MOST)
                        .toList();
        if (methods.size() == 1 && indicator instanceof ValueIndicator value) {
            return List.of(new Output(name, () -> value.isReady() ? value.value() : Double.NaN));
        }
        return methods.stream()
                .map(method ->
                        new Output(name + " " + method.getName(), reading(indicator, method)))
                .toList();
    }

    private static String name(Indicator indicator) {
        var text = indicator.toString();
        return text.contains("@" + Integer.toHexString(System.identityHashCode(indicator)))
                ? indicator.getClass().getSimpleName()
                : text;
    }

    private static boolean isOutput(Method method) {
        return method.getReturnType() == double.class
                && method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers());
    }

    private static DoubleSupplier reading(Indicator indicator, Method method) {
        method.setAccessible(true); // a public method of a class that may not be
        return () -> {
            try {
                return indicator.isReady() ? (double) method.invoke(indicator) : Double.NaN;
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                return Double.NaN;
            }
        };
    }
}
