package dev.tandem.testkit.golden;

import dev.tandem.analytics.ReferenceComparison;
import dev.tandem.analytics.ReferenceSettings;
import dev.tandem.analytics.ReferenceStatistics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes the performance figures of `statistics.json` again, by their conventions, and compares
/// every one: to 10^-9 of its size, and undefined or infinite where the reference is.
public final class StatisticsComparison {
    static final String FILE = "statistics.json";

    /// What is mathematically 0 is rounding noise there and here.
    private static final double NOISE = 1e-16;

    private StatisticsComparison() {}

    /// Computes and compares.
    ///
    /// @param root the folder that holds `shared`
    /// @throws IllegalArgumentException if a series is not known
    public static Agreement of(Path folder, Path root) {
        var findings = new Findings();
        var all = Fields.read(folder.resolve(FILE));
        for (var name : all.names()) {
            compare(name, all.object(name), root, findings);
        }
        return findings.agreement();
    }

    private static void compare(String name, Fields golden, Path root, Findings findings) {
        var series = StatisticsSeries.of(golden, root);
        var settings =
                new ReferenceSettings(
                        golden.number("annualisation"),
                        golden.number("risk_free_per_bar"),
                        golden.number("required_return_per_bar"));
        var ours = new LinkedHashMap<>(new ReferenceStatistics(series.returns(), settings).all());
        if (series.benchmark().length > 0) {
            ours.putAll(
                    new ReferenceComparison(series.returns(), series.benchmark(), settings).all());
        }
        var theirs = flat(golden.object("values"));
        golden.requireNoOthers();
        var figures = new LinkedHashSet<>(theirs.keySet());
        figures.addAll(ours.keySet());
        for (var figure : figures) {
            if (!theirs.containsKey(figure)) {
                findings.differ(FILE, name + " " + figure + " is missing");
            } else if (!ours.containsKey(figure)) {
                findings.differ(FILE, name + " " + figure + " is not known");
            } else {
                findings.compare(
                        FILE,
                        name + " " + figure,
                        theirs.get(figure),
                        new Cell.Relative(ours.get(figure), NOISE));
            }
        }
    }

    /// Values by name; elements of lists are `name.0`, `name.1`.
    private static Map<String, String> flat(Fields values) {
        var flat = new LinkedHashMap<String, String>();
        for (var name : values.names()) {
            if (values.value(name) instanceof List<?> list) {
                for (var i = 0; i < list.size(); i++) {
                    flat.put(name + "." + i, text(list.get(i)));
                }
            } else {
                flat.put(name, text(values.value(name)));
            }
        }
        return flat;
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toString() : String.valueOf(value);
    }
}
