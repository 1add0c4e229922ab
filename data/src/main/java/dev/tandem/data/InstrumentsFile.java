package dev.tandem.data;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.problem.Names;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// `instruments.yaml`: what is known about instruments beyond the terms of their class, one entry
/// for each symbol. The entry `"*"` holds for every symbol and yields to the symbol's own.
///
/// ```yaml
/// ES201312:
///   venue: CME
///   tick: 0.25
///   multiplier: 50
///   csv: {time: date, stamp: start}
/// ```
public final class InstrumentsFile {
    /// The name it has beside data files.
    public static final String NAME = "instruments.yaml";

    /// Without any entry.
    public static final InstrumentsFile NONE = new InstrumentsFile(null, Map.of());

    private static final String EVERY = "*";
    private static final List<String> KEYS =
            List.of(
                    "class",
                    "venue",
                    "currency",
                    "tick",
                    "lot",
                    "minimum",
                    "minimum-notional",
                    "price-band",
                    "hours",
                    "multiplier",
                    "calendar",
                    "price-scale",
                    "quantity-scale",
                    "negative-prices",
                    "settlement",
                    "inverse",
                    "margin",
                    "expiry",
                    "actions",
                    "splits",
                    "map",
                    "funding",
                    "mark",
                    "listed",
                    "delisted",
                    "merged",
                    "roll",
                    "contracts",
                    "csv");

    private final @Nullable Path folder;
    private final Map<String, Entry> entries;

    private InstrumentsFile(@Nullable Path folder, Map<String, Entry> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    private record Entry(
            Map<String, String> values, @Nullable MarginTerms margin, CsvMapping csv) {}

    /// Reads a file.
    ///
    /// @throws dev.tandem.api.problem.TandemException with all problems, each with line and column
    public static InstrumentsFile read(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            return new Reader(file.toString(), folder).read(Files.readString(file));
        } catch (IOException e) {
            throw SourceFile.failure(file, e);
        }
    }

    static InstrumentsFile parse(String name, String text) {
        return new Reader(name, null).read(text);
    }

    /// The terms of a symbol.
    ///
    /// @param kind the class that a user demands; null takes the one of the file, else equity
    public InstrumentTerms terms(String symbol, @Nullable InstrumentClass kind) {
        var values = values(symbol);
        var declared = values.get("class");
        var chosen =
                kind != null ? kind : declared != null ? kindOf(declared) : InstrumentClass.EQUITY;
        return withValues(InstrumentTerms.of(chosen, symbol), values, symbol);
    }

    /// Where the events of a symbol come from, as far as declared. Files stand relative to this
    /// file.
    public EventSources sources(String symbol) {
        var values = values(symbol);
        return new EventSources(
                path(values.get("actions")),
                values.getOrDefault("splits", "raw").equals("adjusted"),
                path(values.get("map")),
                path(values.get("funding")),
                path(values.get("mark")),
                values.containsKey("listed") ? LocalDate.parse(values.get("listed")) : null,
                EventText.ending(values.get("delisted")),
                EventText.ending(values.get("merged")),
                EventText.roll(values.get("roll")),
                EventText.symbols(values.get("contracts")));
    }

    /// The symbols that have an entry of their own.
    public List<String> symbols() {
        return entries.keySet().stream().filter(symbol -> !symbol.equals(EVERY)).toList();
    }

    private @Nullable Path path(@Nullable String name) {
        return name == null ? null : folder == null ? Path.of(name) : folder.resolve(name);
    }

    /// How the files of a symbol are laid out, as far as declared.
    public CsvMapping csv(String symbol) {
        var own = entries.get(symbol);
        var every = entries.get(EVERY);
        var mapping = own == null ? CsvMapping.AUTO : own.csv();
        return every == null ? mapping : mapping.orElse(every.csv());
    }

    /// Whether the entry of the symbol, or the one for all, names a class.
    boolean namesClass(String symbol) {
        return values(symbol).containsKey("class");
    }

    /// Whether the entry of the symbol, or the one for all, names a currency.
    boolean namesCurrency(String symbol) {
        return values(symbol).containsKey("currency");
    }

    private Map<String, String> values(String symbol) {
        var values = new LinkedHashMap<String, String>();
        for (var key : List.of(EVERY, symbol)) {
            var entry = entries.get(key);
            if (entry != null) {
                values.putAll(entry.values());
            }
        }
        return values;
    }

    private static InstrumentClass kindOf(String text) {
        return InstrumentClass.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private InstrumentTerms withValues(
            InstrumentTerms terms, Map<String, String> values, String symbol) {
        var currency = values.get("currency");
        var tick = values.get("tick");
        var lot = values.get("lot");
        var minimum = values.get("minimum");
        var multiplier = values.get("multiplier");
        var venue = values.getOrDefault("venue", terms.venue());
        var calendar = values.getOrDefault("calendar", calendarOf(venue, terms));
        return new InstrumentTerms(
                terms.kind(),
                venue,
                currency == null ? terms.currency() : Currency.of(currency),
                tick == null ? terms.tick() : Price.of(tick),
                lot == null ? terms.lot() : Quantity.of(lot),
                minimum == null ? terms.minimum() : Quantity.of(minimum),
                multiplier == null ? terms.multiplier() : new BigDecimal(multiplier),
                calendar,
                Integer.parseInt(values.getOrDefault("price-scale", "" + terms.priceScale())),
                Integer.parseInt(values.getOrDefault("quantity-scale", "" + terms.quantityScale())),
                Boolean.parseBoolean(
                        values.getOrDefault("negative-prices", "" + terms.negativePrices())),
                new BigDecimal(values.getOrDefault("minimum-notional", "0")),
                share(values.getOrDefault("price-band", "0%")),
                TradingRules.Hours.valueOf(
                        values.getOrDefault("hours", "any").toUpperCase(Locale.ROOT)),
                contract(terms.contract(), values, symbol, Calendars.of(calendar)));
    }

    private ContractTerms contract(
            ContractTerms usual,
            Map<String, String> values,
            String symbol,
            TradingCalendar calendar) {
        var declared = values.get("settlement");
        var settlement = declared == null ? usual.settlement() : EventText.settlement(declared);
        var inverse = Boolean.parseBoolean(values.getOrDefault("inverse", "" + usual.inverse()));
        var expiry = values.containsKey("roll") ? null : values.get("expiry"); // a series has none
        if (inverse && settlement == Settlement.PAID) {
            throw DataCode.BAD_INSTRUMENTS.exception(
                    symbol + ": an inverse contract is not paid in full",
                    "add settlement: at-close or class: perpetual to its entry");
        }
        return new ContractTerms(
                settlement,
                inverse,
                margin(symbol, values, calendar).orElse(usual.margin()),
                expiry == null ? usual.expiryNanos() : Expiry.nanos(expiry, symbol, calendar));
    }

    private Optional<MarginTerms> margin(
            String symbol, Map<String, String> values, TradingCalendar calendar) {
        for (var key : List.of(symbol, EVERY)) {
            var entry = entries.get(key);
            if (entry != null && entry.margin() != null) {
                return Optional.of(entry.margin());
            }
            if (entry != null && entry.values().containsKey("margin")) {
                break;
            }
        }
        return Optional.ofNullable(path(values.get("margin")))
                .map(file -> MarginFile.read(file, calendar.zone()));
    }

    /// A venue that has a calendar trades by it: a share of `XETR` has no hours of New York.
    private static String calendarOf(String venue, InstrumentTerms terms) {
        return Calendars.codes().contains(venue) ? venue : terms.calendar();
    }

    private static BigDecimal share(String percent) {
        return new BigDecimal(percent.substring(0, percent.length() - 1))
                .movePointLeft(2)
                .stripTrailingZeros();
    }

    /// From text to entries; collects problems with their places.
    private static final class Reader {
        private final String name;
        private final @Nullable Path folder;
        private final Problems problems = new Problems();

        Reader(String name, @Nullable Path folder) {
            this.name = name;
            this.folder = folder;
        }

        InstrumentsFile read(String text) {
            var entries = new LinkedHashMap<String, Entry>();
            var root = compose(text);
            if (root != null && mapping(root, "the file") instanceof MappingNode symbols) {
                for (var pair : unique(symbols)) {
                    if (mapping(pair.value(), "\"" + pair.key() + "\"")
                            instanceof MappingNode body) {
                        entries.put(pair.key(), entry(body));
                    }
                }
            }
            problems.throwIfAny();
            return new InstrumentsFile(folder, entries);
        }

        private @Nullable Node compose(String text) {
            try {
                var settings = LoadSettings.builder().setLabel(name).build();
                return new Compose(settings).composeString(text).orElse(null);
            } catch (MarkedYamlEngineException e) {
                var place =
                        e.getProblemMark()
                                .map(mark ->
                                        name
                                                + ":"
                                                + (mark.getLine() + 1)
                                                + ":"
                                                + (mark.getColumn() + 1))
                                .orElse(name);
                problems.add(
                        DataCode.BAD_INSTRUMENTS,
                        place + ": no YAML: " + e.getProblem(),
                        "correct the file");
            } catch (YamlEngineException e) {
                problems.add(
                        DataCode.BAD_INSTRUMENTS,
                        name + ": no YAML: " + e.getMessage(),
                        "correct the file");
            }
            return null;
        }

        private Entry entry(MappingNode body) {
            var values = new LinkedHashMap<String, String>();
            var csv = CsvMapping.AUTO;
            @Nullable MarginTerms margin = null;
            for (var pair : unique(body)) {
                var key = pair.key();
                if (!KEYS.contains(key)) {
                    problem(
                            pair.keyNode(),
                            "unknown key \"" + key + "\", " + Names.hint(key, KEYS));
                } else if (key.equals("csv")) {
                    csv =
                            mapping(pair.value(), "csv") instanceof MappingNode node
                                    ? csv(node)
                                    : csv;
                } else if (key.equals("margin") && !(pair.value() instanceof ScalarNode)) {
                    margin = new MarginText(this::problem).read(pair.value());
                } else if (key.equals("contracts") && pair.value() instanceof SequenceNode list) {
                    values.put(key, EventText.joined(list, this::problem));
                } else if (!(pair.value() instanceof ScalarNode scalar)
                        || scalar.getValue().isEmpty()) {
                    problem(pair.value(), key + " needs a single value");
                } else {
                    var wrong = wrong(key, scalar.getValue());
                    if (wrong.isEmpty()) {
                        values.put(key, scalar.getValue());
                    } else {
                        problem(scalar, key + ": \"" + scalar.getValue() + "\" " + wrong);
                    }
                }
            }
            checkScales(body, values);
            return new Entry(values, margin, csv);
        }

        private CsvMapping csv(MappingNode node) {
            var mapping = CsvMapping.AUTO;
            for (var pair : unique(node)) {
                if (!(pair.value() instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
                    problem(pair.value(), pair.key() + " needs a single value");
                    continue;
                }
                var wrong = new ArrayList<String>();
                var one = new LinkedHashMap<String, String>();
                one.put(pair.key(), scalar.getValue());
                mapping = mapping.orElse(CsvMapping.of(one, wrong));
                var place = CsvMapping.KEYS.contains(pair.key()) ? pair.value() : pair.keyNode();
                wrong.forEach(text -> problem(place, text));
            }
            return mapping;
        }

        /// Why a value is wrong, empty if it is right.
        private static String wrong(String key, String value) {
            return switch (key) {
                case "class" -> {
                    var names = List.of("equity", "crypto", "perpetual", "future", "fx", "index");
                    yield names.contains(value.toLowerCase(Locale.ROOT))
                            ? ""
                            : "is no class, " + Names.hint(value, names);
                }
                case "calendar" ->
                        Calendars.codes().contains(value)
                                ? ""
                                : "is no calendar, " + Calendars.hint(value);
                case "venue" ->
                        value.isBlank() || value.contains("@") ? "is no name of a venue" : "";
                case "currency" ->
                        value.matches("[A-Z0-9]+") ? "" : "is no currency code in capital letters";
                case "negative-prices", "inverse" ->
                        value.matches("true|false") ? "" : "is neither true nor false";
                case "settlement", "expiry", "splits", "listed", "delisted", "merged", "roll" ->
                        EventText.wrong(key, value);
                case "actions", "map", "funding", "mark", "margin", "contracts" ->
                        value.isBlank() ? "is no name" : "";
                case "price-scale", "quantity-scale" ->
                        value.matches("[0-9]|1[0-8]") ? "" : "is no whole number from 0 to 18";
                case "hours" -> value.matches("any|session") ? "" : "is neither any nor session";
                case "price-band" ->
                        value.endsWith("%") && decimal(value.substring(0, value.length() - 1)) > 0
                                ? ""
                                : "is no percentage above 0, such as 10%";
                case "minimum", "minimum-notional" ->
                        decimal(value) >= 0 ? "" : "is no decimal of 0 or more";
                default -> decimal(value) > 0 ? "" : "is no decimal above 0";
            };
        }

        /// The sign of a plain decimal that fits the storage, -1 for anything else.
        private static int decimal(String value) {
            try {
                var decimal = new BigDecimal(value);
                decimal.setScale(Math.max(0, decimal.scale())).unscaledValue().longValueExact();
                return decimal.scale() > FixedPoint.MAX_SCALE ? -1 : decimal.signum();
            } catch (ArithmeticException | NumberFormatException e) {
                return -1;
            }
        }

        private void checkScales(MappingNode body, Map<String, String> values) {
            checkScale(body, values, "tick", "price-scale");
            checkScale(body, values, "lot", "quantity-scale");
        }

        private void checkScale(
                MappingNode body, Map<String, String> values, String step, String scaleKey) {
            var value = values.get(step);
            var scale =
                    Integer.parseInt(
                            values.getOrDefault(scaleKey, "" + InstrumentTerms.STORAGE_SCALE));
            if (value != null && new BigDecimal(value).stripTrailingZeros().scale() > scale) {
                problem(
                        body,
                        step + " " + value + " has more digits than " + scaleKey + " " + scale);
            }
        }

        private record Pair(String key, Node keyNode, Node value) {}

        private List<Pair> unique(MappingNode node) {
            var pairs = new ArrayList<Pair>();
            var seen = new LinkedHashSet<String>();
            for (var tuple : node.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    problem(tuple.getKeyNode(), "a key must be a single word");
                } else if (!seen.add(key.getValue())) {
                    problem(key, "\"" + key.getValue() + "\" stands here a second time");
                } else {
                    pairs.add(new Pair(key.getValue(), key, tuple.getValueNode()));
                }
            }
            return pairs;
        }

        private Node mapping(Node node, String what) {
            if (!(node instanceof MappingNode)) {
                problem(node, what + " needs keys and values");
            }
            return node;
        }

        private void problem(Node node, String text) {
            var place =
                    node.getStartMark()
                            .map(mark ->
                                    name
                                            + ":"
                                            + (mark.getLine() + 1)
                                            + ":"
                                            + (mark.getColumn() + 1))
                            .orElse(name);
            problems.add(
                    DataCode.BAD_INSTRUMENTS,
                    place + ": " + text,
                    "keys: " + String.join(", ", KEYS));
        }
    }
}
