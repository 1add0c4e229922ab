package dev.tandem.data;

import dev.tandem.api.instrument.Settlement;
import dev.tandem.data.EventSources.Ending;
import dev.tandem.data.EventSources.RollRule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Values of `instruments.yaml` about contracts and what happens to them.
final class EventText {
    private static final Pattern ENDING =
            Pattern.compile("([0-9-]{10})(?: ([0-9]+(?:[.][0-9]+)?))?");
    private static final Pattern SESSIONS = Pattern.compile("([0-9]{1,3})d");
    private static final String VOLUME = "volume";

    private EventText() {}

    /// Why a value is wrong, empty if it is right.
    static String wrong(String key, String value) {
        return switch (key) {
            case "settlement" ->
                    value.matches("paid|at-close|daily") ? "" : "is none of paid, at-close, daily";
            case "expiry" ->
                    Expiry.isExpiry(value)
                            ? ""
                            : "is no date, no instant such as 2013-12-20T14:30:00Z and not "
                                    + Expiry.THIRD_FRIDAY;
            case "splits" -> value.matches("raw|adjusted") ? "" : "is neither raw nor adjusted";
            case "listed" -> isDate(value) ? "" : "is no date such as 2006-04-10";
            case "delisted" -> isEnding(value) ? "" : "is no date, and no date with a price";
            case "merged" ->
                    isEnding(value) && value.contains(" ")
                            ? ""
                            : "is no date with a price, such as 2013-10-30 13.75";
            default ->
                    value.equals(VOLUME) || SESSIONS.matcher(value).matches()
                            ? ""
                            : "is neither volume nor a number of sessions before the expiry, such as"
                                    + " 5d";
        };
    }

    static Settlement settlement(String text) {
        return Settlement.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    static @Nullable Ending ending(@Nullable String text) {
        var matcher = ENDING.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        var price = matcher.group(2);
        return new Ending(
                LocalDate.parse(matcher.group(1)), price == null ? null : new BigDecimal(price));
    }

    static @Nullable RollRule roll(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.equals(VOLUME)
                ? new RollRule.Volume()
                : new RollRule.BeforeExpiry(Integer.parseInt(text.substring(0, text.length() - 1)));
    }

    static List<String> symbols(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(symbol -> !symbol.isEmpty())
                        .toList();
    }

    /// The words of a list, in one text.
    static String joined(SequenceNode list, BiConsumer<Node, String> problem) {
        return list.getValue().stream()
                .map(node -> {
                    if (node instanceof ScalarNode scalar) {
                        return scalar.getValue();
                    }
                    problem.accept(node, "a symbol is a single word");
                    return "";
                })
                .collect(Collectors.joining(","));
    }

    private static boolean isEnding(String value) {
        var matcher = ENDING.matcher(value);
        return matcher.matches() && isDate(matcher.group(1));
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
