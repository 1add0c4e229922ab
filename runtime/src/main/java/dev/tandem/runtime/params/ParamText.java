package dev.tandem.runtime.params;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.Names;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Parameter values as text, in both directions.
public final class ParamText {
    private ParamText() {}

    /// The value of a record component.
    ///
    /// @throws IllegalArgumentException with what is wrong for the user, such as `"x" is no whole
    ///   number`
    public static Object read(String given, RecordComponent component) {
        var text = given.strip();
        var type = component.getType();
        if (type.isEnum()) {
            return constant(text, type);
        }
        if (type == List.class && isOfText(component)) {
            return text.isEmpty()
                    ? List.of()
                    : Arrays.stream(text.split(",")).map(String::strip).toList();
        }
        if (type == BarSize.class) {
            return BarSize.parse(text);
        }
        try {
            return simple(text, given, type);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no " + kind(type), e);
        }
    }

    private static Object simple(String text, String given, Class<?> type) {
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> Integer.valueOf(text);
            case "long", "java.lang.Long" -> Long.valueOf(text);
            case "double", "java.lang.Double" -> finite(text);
            case "boolean", "java.lang.Boolean" -> truth(text);
            case "java.lang.String" -> given;
            case "java.math.BigDecimal" -> new BigDecimal(text);
            case "dev.tandem.api.value.Price" -> Price.of(text);
            case "dev.tandem.api.value.Quantity" -> quantity(text);
            case "java.time.Duration" -> duration(text);
            case "java.time.LocalTime" -> LocalTime.parse(text);
            default ->
                    throw new IllegalArgumentException(
                            "type "
                                    + type.getSimpleName()
                                    + " cannot be a parameter; use int, long,"
                                    + " double, boolean, String, an enum, BigDecimal, Price, Quantity,"
                                    + " Duration, LocalTime, BarSize or List<String>");
        };
    }

    private static String kind(Class<?> type) {
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> "whole number of at most 2147483647";
            case "long", "java.lang.Long" -> "whole number";
            case "double", "java.lang.Double" -> "finite number";
            case "boolean", "java.lang.Boolean" -> "true or false";
            case "java.math.BigDecimal" -> "decimal number";
            case "dev.tandem.api.value.Price" -> "price, write for example 101.25";
            case "dev.tandem.api.value.Quantity" -> "quantity, write for example 0.015";
            case "java.time.Duration" -> "duration, write for example 60s, 5m, 1h, 1d";
            case "java.time.LocalTime" -> "time of day, write for example 09:30";
            default -> type.getSimpleName();
        };
    }

    private static Double finite(String text) {
        var value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException(text);
        };
    }

    private static Quantity quantity(String text) {
        if (text.startsWith("-")) {
            throw new NumberFormatException(text);
        }
        return Quantity.of(text);
    }

    private static Duration duration(String text) {
        if (text.isEmpty()) {
            throw new NumberFormatException(text);
        }
        var count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> throw new NumberFormatException(text);
        };
    }

    private static Object constant(String text, Class<?> type) {
        var names = Arrays.stream(type.getEnumConstants()).map(ParamText::nameOf).toList();
        for (var constant : type.getEnumConstants()) {
            if (nameOf(constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "\""
                        + text
                        + "\" is none of "
                        + String.join(", ", names)
                        + suggestion(text, names));
    }

    private static String suggestion(String text, List<String> names) {
        return Names.nearest(text, names).isEmpty() ? "" : "; " + Names.hint(text, names);
    }

    private static String nameOf(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static boolean isOfText(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType type
                && type.getActualTypeArguments()[0] == String.class;
    }

    /// The form that [#read] takes.
    public static String write(Object value) {
        return switch (value) {
            case Enum<?> constant -> nameOf(constant);
            case BigDecimal decimal -> decimal.toPlainString();
            case Duration duration -> write(duration);
            case List<?> list ->
                    list.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static String write(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /// The value as a number if it is one.
    public static Optional<BigDecimal> number(Object value) {
        return switch (value) {
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case Double number -> Optional.of(BigDecimal.valueOf(number));
            case BigDecimal number -> Optional.of(number);
            case Price price -> Optional.of(price.toDecimal());
            case Quantity quantity -> Optional.of(quantity.toDecimal());
            default -> Optional.empty();
        };
    }
}
