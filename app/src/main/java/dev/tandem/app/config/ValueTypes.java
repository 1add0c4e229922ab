package dev.tandem.app.config;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.Names;
import dev.tandem.app.run.BacktestRequest.Cash;
import dev.tandem.app.run.ChoiceWord;
import dev.tandem.app.run.CommissionText;
import dev.tandem.app.run.Delay;
import dev.tandem.app.run.Leverage;
import dev.tandem.app.run.Pace;
import dev.tandem.app.run.Percent;
import dev.tandem.app.run.Values;
import dev.tandem.app.run.VenueText;
import dev.tandem.app.secret.SecretReference;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.events.PairFile;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.Slippage;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// From what was written to values of the types of settings, and back.
final class ValueTypes {
    private static final String EMPTY_LIST = "an empty list, leave the key out instead";

    private ValueTypes() {}

    /// Whether a component of this type has keys of its own.
    static boolean isGroup(Class<?> type) {
        return type.isRecord()
                && (type.getEnclosingClass() == BacktestSettings.class
                        || type == AccountSettings.class
                        || type == ReportSettings.class
                        || type == SessionSettings.class
                        || type == LateSettings.class
                        || type == CsvMapping.class);
    }

    /// The value of a setting.
    ///
    /// @throws IllegalArgumentException with what is wrong, for the user
    static Object read(Setting.Single setting, Value value) {
        var type = setting.component().getType();
        if (type == Commission.class) {
            return CostValues.commission(value);
        }
        if (type == Slippage.class) {
            return CostValues.slippage(value);
        }
        if (type == Latency.class) {
            return CostValues.latency(value);
        }
        return type == List.class
                ? list(value, elementType(setting))
                : single(text(value), type, value.origin());
    }

    /// The type of the elements of a list.
    static Class<?> elementType(Setting.Single setting) {
        var type = (ParameterizedType) setting.component().getGenericType();
        return (Class<?>) type.getActualTypeArguments()[0];
    }

    private static List<Object> list(Value value, Class<?> type) {
        var items =
                value instanceof Value.Items several
                        ? several.items()
                        : Arrays.stream(text(value).split(",", -1))
                                .<Value>map(
                                        word -> new Value.Text(word.strip(), false, value.origin()))
                                .toList();
        if (items.isEmpty()) {
            throw new IllegalArgumentException(EMPTY_LIST);
        }
        var list = new ArrayList<Object>();
        for (var item : items) {
            list.add(WrongValue.at(item.origin(), () -> element(item, type)));
        }
        return list;
    }

    private static Object element(Value item, Class<?> type) {
        if (item instanceof Value.Text(var word, var isNothing, _)
                && (isNothing || word.isBlank())) {
            throw new IllegalArgumentException(EMPTY_LIST);
        }
        return single(text(item), type, item.origin());
    }

    /// The text of a single value.
    static String text(Value value) {
        return switch (value) {
            case Value.Text(var text, var isNothing, _) when !isNothing && !text.isBlank() ->
                    text.strip();
            case Value.Text _ ->
                    throw new IllegalArgumentException("no value, write one or leave the key out");
            case Value.Items _ ->
                    throw new IllegalArgumentException("a list, where one value is wanted");
            case Value.Keys _ ->
                    throw new IllegalArgumentException("keys, where one value is wanted");
        };
    }

    private static Object single(String text, Class<?> type, Origin origin) {
        if (type.isEnum()) {
            return constant(text, type);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> text;
            case "boolean" -> truth(text);
            case "long" -> Values.seed(text);
            case "java.math.BigDecimal" -> Values.cover(text);
            case "dev.tandem.app.run.Percent" -> Percent.parse(text);
            case "dev.tandem.app.run.Pace" -> Pace.parse(text);
            case "dev.tandem.app.run.Delay" -> Delay.parse(text);
            case "dev.tandem.app.run.Leverage" -> Leverage.parse(text);
            case "java.time.LocalDate" -> Values.date(text);
            case "java.time.ZoneId" -> zone(text);
            case "java.nio.file.Path" -> origin.folder().resolve(text).normalize();
            case "dev.tandem.api.market.BarSize" -> BarSize.parse(text);
            case "dev.tandem.api.value.Money" -> Values.money(text);
            case "dev.tandem.simulator.Participation" -> VenueText.participation(text);
            case "dev.tandem.data.events.PairFile" -> PairFile.parse(text).in(origin.folder());
            case "dev.tandem.app.secret.SecretReference" -> reference(text, origin);
            default -> cash(text);
        };
    }

    private static SecretReference reference(String text, Origin origin) {
        return SecretReference.parse(text, origin.folder())
                .orElseThrow(() ->
                        new WrongValue(
                                ConfigCode.PLAIN_SECRET,
                                origin,
                                "a reference is wanted, never the secret itself: env:NAME or"
                                        + " file:PATH"));
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no time zone, write for example America/New_York or UTC",
                    e);
        }
    }

    private static Cash cash(String text) {
        var money = Values.money(text);
        return new Cash(money.amount(), money.currency().code());
    }

    private static Object constant(String text, Class<?> type) {
        var names = names(type);
        var at = names.indexOf(text);
        if (at < 0) {
            var near = Names.nearest(text, names).isEmpty() ? "" : "; " + Names.hint(text, names);
            throw new IllegalArgumentException(
                    "\"" + text + "\" is none of " + String.join(", ", names) + near);
        }
        return type.getEnumConstants()[at];
    }

    /// The constants of an enum as they are written.
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(ValueTypes::write).toList();
    }

    /// The form that [#read] takes.
    static String write(Object value) {
        return switch (value) {
            case Enum<?> constant -> ChoiceWord.of(constant);
            case Commission commission -> CommissionText.of(commission);
            case Slippage slippage -> VenueText.of(slippage);
            case Latency latency -> VenueText.of(latency);
            case Participation participation -> VenueText.of(participation);
            case Cash cash -> cash.amount() + " " + cash.currency();
            case BigDecimal decimal -> decimal.toPlainString();
            case LocalDate date -> date.toString();
            case Path path -> path.toString().replace('\\', '/');
            case List<?> list -> String.join(", ", list.stream().map(ValueTypes::write).toList());
            default -> value.toString();
        };
    }
}
