package dev.tandem.app.strategy;

import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.ValueIndicator;
import dev.tandem.app.secret.Redaction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a strategy with short values. Calls no method that the strategy's author wrote,
/// since one that fails is all that is known.
public final class FieldsText {
    private static final int FIELDS = 12;
    private static final int LENGTH = 60;
    private static final List<String> OURS =
            List.of("dev.tandem.api.value.", "dev.tandem.api.instrument.", "dev.tandem.api.order.");

    private FieldsText() {}

    /// `name=value` of each field, the first twelve; empty if there is none.
    ///
    /// @param redaction what none may show, whole or cut
    public static String of(Object strategy, Redaction redaction) {
        var fields = new ArrayList<String>();
        for (Class<?> type = strategy.getClass();
                type != null && type != Object.class;
                type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    fields.add(
                            field.getName()
                                    + "="
                                    + cut(redaction.clean(valueOf(field, strategy, true))));
                }
            }
        }
        var more = fields.size() - FIELDS;
        return String.join(", ", fields.subList(0, Math.min(FIELDS, fields.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String valueOf(Field field, Object owner, boolean opens) {
        try {
            field.setAccessible(true);
            return text(field.get(owner), opens);
        } catch (ReflectiveOperationException | RuntimeException | StackOverflowError _) {
            return "?";
        }
    }

    /// @param opens whether the components of a record are shown
    private static String text(@Nullable Object value, boolean opens) {
        return switch (value) {
            case null -> "null";
            case String text -> "\"" + text + "\"";
            case Enum<?> constant -> constant.name();
            case PerInstrument<?> values -> values.size() + " values";
            case Record record when opens -> components(record);
            default -> other(value);
        };
    }

    private static String other(Object value) {
        var type = value.getClass();
        if (type.isArray()) {
            return type.getComponentType().getSimpleName()
                    + "["
                    + java.lang.reflect.Array.getLength(value)
                    + "]";
        }
        if (type.getClassLoader() == null) {
            return ofJava(value);
        }
        if (value instanceof ValueIndicator one && type.getName().startsWith("dev.tandem.")) {
            return name(type) + (one.isReady() ? " " + one.value() : " not ready");
        }
        return OURS.stream().anyMatch(type.getName()::startsWith) ? value.toString() : name(type);
    }

    /// Containers by their size alone: their elements may be the strategy's.
    private static String ofJava(Object value) {
        return switch (value) {
            case Number _, Boolean _, Character _, TemporalAccessor _, TemporalAmount _ ->
                    value.toString();
            case Collection<?> values -> name(value.getClass()) + " of " + values.size();
            case Map<?, ?> map -> name(value.getClass()) + " of " + map.size();
            default -> name(value.getClass());
        };
    }

    private static String components(Record record) {
        return Arrays.stream(record.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> field.getName() + "=" + valueOf(field, record, false))
                .collect(Collectors.joining(", ", name(record.getClass()) + "[", "]"));
    }

    private static String name(Class<?> type) {
        return type.isHidden() ? "function" : type.getSimpleName();
    }

    private static String cut(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "...";
    }
}
