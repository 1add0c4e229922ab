package dev.tandem.data;

import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.problem.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Margins as they are written in `instruments.yaml`: shares of the notional, amounts of one
/// contract, or a list of tiers.
///
/// ```yaml
/// margin: {initial: 50%, maintenance: 25%}
/// margin: {initial: 12650, maintenance: 11500}
/// margin:
///   - {floor: 0, initial: 2%, maintenance: 1%}
///   - {floor: 50000, initial: 5%, maintenance: 2.5%, deduction: 750}
/// ```
record MarginText(BiConsumer<Node, String> problem) {
    private static final List<String> KEYS =
            List.of("floor", "initial", "maintenance", "deduction");

    /// The terms, null after a problem.
    @Nullable MarginTerms read(Node node) {
        try {
            return switch (node) {
                case MappingNode one -> single(one);
                case SequenceNode list -> tiers(list);
                default -> {
                    problem.accept(node, "margin needs a file, keys or a list of tiers");
                    yield null;
                }
            };
        } catch (IllegalArgumentException wrong) {
            problem.accept(node, "margin: " + wrong.getMessage());
            return null;
        }
    }

    private MarginTerms single(MappingNode node) {
        var values = values(node);
        var initial = required(values, "initial");
        var maintenance = required(values, "maintenance");
        if (initial.endsWith("%") != maintenance.endsWith("%")) {
            throw new IllegalArgumentException("two shares such as 50%, or two amounts");
        }
        return initial.endsWith("%")
                ? new MarginTerms.Tiers(List.of(tier(values)))
                : new MarginTerms.PerContract(
                        List.of(
                                new MarginTerms.Amounts(
                                        Long.MIN_VALUE, decimal(initial), decimal(maintenance))));
    }

    private MarginTerms tiers(SequenceNode list) {
        var tiers = new ArrayList<MarginTerms.Tier>();
        for (var node : list.getValue()) {
            if (!(node instanceof MappingNode one)) {
                throw new IllegalArgumentException("a tier needs keys: " + String.join(", ", KEYS));
            }
            tiers.add(tier(values(one)));
        }
        return new MarginTerms.Tiers(tiers);
    }

    private static MarginTerms.Tier tier(Map<String, String> values) {
        return new MarginTerms.Tier(
                decimal(values.getOrDefault("floor", "0")),
                share(required(values, "initial")),
                share(required(values, "maintenance")),
                decimal(values.getOrDefault("deduction", "0")));
    }

    private static Map<String, String> values(MappingNode node) {
        var values = new LinkedHashMap<String, String>();
        for (var tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)
                    || !(tuple.getValueNode() instanceof ScalarNode value)) {
                throw new IllegalArgumentException("a key needs a single value");
            }
            if (!KEYS.contains(key.getValue())) {
                throw new IllegalArgumentException(
                        "unknown key \""
                                + key.getValue()
                                + "\", "
                                + Names.hint(key.getValue(), KEYS));
            }
            values.put(key.getValue(), value.getValue());
        }
        return values;
    }

    private static String required(Map<String, String> values, String key) {
        var value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static BigDecimal share(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException("\"" + text + "\" is no percentage such as 50%");
        }
        return decimal(text.substring(0, text.length() - 1)).movePointLeft(2).stripTrailingZeros();
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no decimal number", e);
        }
    }
}
