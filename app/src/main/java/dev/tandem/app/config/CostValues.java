package dev.tandem.app.config;

import dev.tandem.api.problem.Names;
import dev.tandem.api.value.Money;
import dev.tandem.app.run.CostText;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Slippage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Costs as files write them: with keys that name the unit, or as the options of the command line.
final class CostValues {
    static final List<String> COMMISSION = List.of("percent", "per-share", "minimum");
    static final List<String> SLIPPAGE = List.of("bps");

    private CostValues() {}

    /// Reads `{ percent: 0.1% }`, `{ per-share: 0.005 USD, minimum: 1 USD }`, `none`, and what
    /// `--commission` takes.
    ///
    /// @throws IllegalArgumentException if it is none of them
    static Commission commission(Value value) {
        if (!(value instanceof Value.Keys keys)) {
            return CostText.commission(ValueTypes.text(value));
        }
        var words = words(keys, COMMISSION);
        var percent = words.get("percent");
        var share = words.get("per-share");
        if ((percent == null) == (share == null)) {
            throw new IllegalArgumentException("give either percent or per-share");
        }
        if (percent != null) {
            if (words.containsKey("minimum") || !percent.endsWith("%")) {
                throw new WrongValue(
                        ConfigCode.WRONG_VALUE,
                        origin(keys, "percent"),
                        "percent stands alone and needs its sign, write for example"
                                + " { percent: 0.1% }");
            }
            return at(keys, "percent", () -> CostText.commission(percent));
        }
        var perShare = at(keys, "per-share", () -> amount(String.valueOf(share)) + "/share");
        var minimum = words.get("minimum");
        return minimum == null
                ? CostText.commission(perShare)
                : at(keys, "minimum", () -> CostText.commission(perShare + ":" + amount(minimum)));
    }

    /// Reads `{ bps: 2 }`, `none`, and what `--slippage` takes.
    ///
    /// @throws IllegalArgumentException if it is none of them
    static Slippage slippage(Value value) {
        if (!(value instanceof Value.Keys keys)) {
            return CostText.slippage(ValueTypes.text(value));
        }
        var words = words(keys, SLIPPAGE);
        if (!words.containsKey("bps")) {
            throw new IllegalArgumentException("no value, write for example { bps: 2 }");
        }
        return at(keys, "bps", () -> CostText.slippage(words.get("bps") + "bps"));
    }

    /// Reads a part, whose place is told if it is wrong.
    private static <T> T at(Value.Keys keys, String key, Supplier<T> reading) {
        return WrongValue.at(origin(keys, key), reading);
    }

    private static Origin origin(Value.Keys keys, String key) {
        return keys.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(entry -> entry.value().origin())
                .findFirst()
                .orElse(keys.origin());
    }

    /// The currencies that a commission names.
    static List<String> currencies(Value value) {
        return value instanceof Value.Keys keys
                ? keys.entries().stream()
                        .flatMap(entry -> currency(entry.value()).stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Optional<String> currency(Value value) {
        var text = value instanceof Value.Text(var words, _, _) ? words.strip() : "";
        return Stream.of(text.split("\\s+")).skip(1).findFirst();
    }

    private static SequencedMap<String, String> words(Value.Keys keys, List<String> known) {
        var words = new LinkedHashMap<String, String>();
        for (var entry : keys.entries()) {
            if (!known.contains(entry.key())) {
                throw new WrongValue(
                        ConfigCode.UNKNOWN_KEY,
                        entry.origin(),
                        "unknown key \"" + entry.key() + "\", " + Names.hint(entry.key(), known));
            }
            var value = entry.value();
            words.put(entry.key(), WrongValue.at(value.origin(), () -> ValueTypes.text(value)));
        }
        return words;
    }

    private static String amount(String text) {
        if (text.indexOf(' ') < 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has no currency, write for example 0.005 USD");
        }
        return Money.parse(text).amount();
    }
}
