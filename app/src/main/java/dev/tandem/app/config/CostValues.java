package dev.tandem.app.config;

import dev.tandem.api.problem.Names;
import dev.tandem.api.value.Money;
import dev.tandem.app.run.CommissionText;
import dev.tandem.app.run.VenueText;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Slippage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Costs as files write them: with keys that name the unit, or as the options of the command line.
final class CostValues {
    static final List<String> COMMISSION =
            List.of(
                    "percent",
                    "maker",
                    "taker",
                    "per-share",
                    "minimum",
                    "maximum",
                    "per-contract",
                    "per-order",
                    "per-fill");
    static final List<String> SLIPPAGE =
            List.of("bps", "per-unit", "spread", "volume-share", "limit");
    static final List<String> LATENCY = List.of("delay", "jitter");

    private CostValues() {}

    /// Reads keys such as `{ per-share: 0.005 USD, minimum: 1 USD }`, `none`, and what
    /// `--commission` takes.
    ///
    /// @throws IllegalArgumentException if it is none of them
    static Commission commission(Value value) {
        if (!(value instanceof Value.Keys keys)) {
            return CommissionText.read(ValueTypes.text(value));
        }
        var given = new Given(keys, COMMISSION);
        var kind =
                given.one(
                        "percent, maker and taker, per-share, per-contract, per-order, per-fill",
                        "percent",
                        "maker",
                        "per-share",
                        "per-contract",
                        "per-order",
                        "per-fill");
        var text =
                switch (kind) {
                    case "percent" -> given.percent(kind);
                    case "maker" -> given.percent(kind) + "/" + given.percent("taker");
                    case "per-share" ->
                            given.amount(kind)
                                    + "/share"
                                    + (given.has("maximum") && !given.has("minimum") ? ":0" : "")
                                    + given.optional("minimum", ":", given::amount)
                                    + given.optional("maximum", ":", given::percent);
                    case "per-contract" -> given.amount(kind) + "/contract";
                    case "per-order" -> given.amount(kind) + "/order";
                    default -> given.amount(kind) + "/fill";
                };
        given.requireAllUsed(kind);
        return given.at(kind, () -> CommissionText.read(text));
    }

    /// Reads keys such as `{ bps: 2 }`, `none`, and what `--slippage` takes.
    ///
    /// @throws IllegalArgumentException if it is none of them
    static Slippage slippage(Value value) {
        if (!(value instanceof Value.Keys keys)) {
            return VenueText.slippage(ValueTypes.text(value));
        }
        var given = new Given(keys, SLIPPAGE);
        var kind =
                given.one(
                        "bps, per-unit, spread, volume-share",
                        "bps",
                        "per-unit",
                        "spread",
                        "volume-share");
        var text =
                switch (kind) {
                    case "bps" -> given.word(kind) + "bps";
                    case "per-unit" -> given.amount(kind) + "/unit";
                    case "spread" -> "spread " + given.percent(kind);
                    default -> "volume " + given.word(kind) + " up to " + given.percent("limit");
                };
        given.requireAllUsed(kind);
        return given.at(kind, () -> VenueText.slippage(text));
    }

    /// Reads `{ delay: 100ms, jitter: 20% }`, `none`, and what `--latency` takes.
    ///
    /// @throws IllegalArgumentException if it is none of them
    static Latency latency(Value value) {
        if (!(value instanceof Value.Keys keys)) {
            return VenueText.latency(ValueTypes.text(value));
        }
        var given = new Given(keys, LATENCY);
        var text = given.word("delay") + given.optional("jitter", "~", given::percent);
        return given.at("delay", () -> VenueText.latency(text));
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

    /// The keys of one value. What is wrong is told with its place.
    private static final class Given {
        private final Value.Keys keys;
        private final SequencedMap<String, String> words = new LinkedHashMap<>();
        private final Set<String> used = new TreeSet<>();

        Given(Value.Keys keys, List<String> known) {
            this.keys = keys;
            for (var entry : keys.entries()) {
                if (!known.contains(entry.key())) {
                    throw new WrongValue(
                            ConfigCode.UNKNOWN_KEY,
                            entry.origin(),
                            "unknown key \""
                                    + entry.key()
                                    + "\", "
                                    + Names.hint(entry.key(), known));
                }
                var value = entry.value();
                words.put(entry.key(), WrongValue.at(value.origin(), () -> ValueTypes.text(value)));
            }
        }

        /// The one key of several that is given.
        String one(String kinds, String... several) {
            var given = Stream.of(several).filter(words::containsKey).toList();
            if (given.size() != 1) {
                throw new IllegalArgumentException("give one of " + kinds);
            }
            return given.getFirst();
        }

        boolean has(String key) {
            return words.containsKey(key);
        }

        /// What is given beside the kind must belong to it.
        void requireAllUsed(String kind) {
            for (var key : words.keySet()) {
                if (!used.contains(key)) {
                    throw new WrongValue(
                            ConfigCode.WRONG_VALUE, origin(key), key + " does not go with " + kind);
                }
            }
        }

        /// Reads a part, whose place is told if it is wrong.
        <T> T at(String key, Supplier<T> reading) {
            return WrongValue.at(origin(key), reading);
        }

        String word(String key) {
            used.add(key);
            var word = words.get(key);
            if (word == null) {
                throw new IllegalArgumentException("no value of " + key + ", give it too");
            }
            return word;
        }

        String percent(String key) {
            var word = word(key);
            return WrongValue.at(
                    origin(key),
                    () -> {
                        if (!word.endsWith("%")) {
                            throw new IllegalArgumentException(
                                    key + " needs its sign, write for example 0.1%");
                        }
                        return word;
                    });
        }

        String amount(String key) {
            var word = word(key);
            return WrongValue.at(
                    origin(key),
                    () -> {
                        if (word.indexOf(' ') < 0) {
                            throw new IllegalArgumentException(
                                    "\""
                                            + word
                                            + "\" has no currency, write for example 0.005 USD");
                        }
                        return Money.parse(word).amount();
                    });
        }

        String optional(String key, String before, Function<String, String> reading) {
            return has(key) ? before + reading.apply(key) : "";
        }

        private Origin origin(String key) {
            return keys.entries().stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(entry -> entry.value().origin())
                    .findFirst()
                    .orElse(keys.origin());
        }
    }
}
