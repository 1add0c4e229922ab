package dev.tandem.testkit.recorded;

import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.runtime.params.ParamText;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/// Makes a strategy with recorded parameters.
final class StrategyMaker {
    private StrategyMaker() {}

    /// @throws IllegalArgumentException if it has no constructor for them, or refuses them
    static Strategy make(Class<? extends Strategy> type, Map<String, String> parameters) {
        for (var constructor : type.getConstructors()) {
            var taken = constructor.getParameterTypes();
            if (taken.length == 1 && taken[0].isRecord()) {
                return (Strategy) call(constructor, params(taken[0], parameters));
            }
        }
        for (var constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return (Strategy) call(constructor);
            }
        }
        throw new IllegalArgumentException(
                type.getName()
                        + " needs a public constructor that takes its Params record, or nothing");
    }

    private static Object params(Class<?> type, Map<String, String> parameters) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType);
        var values = Arrays.stream(components).map(one -> value(one, parameters)).toArray();
        try {
            return call(type.getDeclaredConstructor(types.toArray(Class<?>[]::new)), values);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }

    /// A parameter that the strategy has got since has its default.
    private static Object value(RecordComponent component, Map<String, String> parameters) {
        var standard = component.getAnnotation(Default.class);
        var text = parameters.get(component.getName());
        if (text == null && standard == null) {
            throw new IllegalArgumentException(
                    "parameter "
                            + component.getName()
                            + " was not recorded and has no default; recorded are "
                            + parameters.keySet());
        }
        return ParamText.read(text == null ? standard.value() : text, component);
    }

    private static Object call(Constructor<?> constructor, Object... arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    constructor.getDeclaringClass().getName()
                            + " cannot be made with "
                            + Arrays.toString(arguments),
                    e);
        }
    }
}
