package dev.tandem.testkit.performance;

import dev.tandem.testkit.golden.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lines of JSON that measurements print, one object each. The field `tool` says which
/// measurement printed a line, `workload` what it was about.
public final class Figures {
    private static final String WORKLOAD = "workload";

    private final List<Map<String, @Nullable Object>> lines;

    private Figures(List<Map<String, @Nullable Object>> lines) {
        this.lines = lines;
    }

    /// @throws IllegalArgumentException if a line is no JSON object
    public static Figures of(List<String> text) {
        var lines = new ArrayList<Map<String, @Nullable Object>>();
        for (var line : text) {
            if (!(JsonText.parse(line) instanceof Map<?, ?> object)) {
                throw new IllegalArgumentException("no JSON object: " + line);
            }
            var fields = new LinkedHashMap<String, @Nullable Object>();
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
            lines.add(fields);
        }
        return new Figures(lines);
    }

    /// The lines of one tool.
    public Figures of(String tool) {
        return where("tool", tool);
    }

    /// The lines of one tool about one workload.
    public Figures of(String tool, String workload) {
        return of(tool).where(WORKLOAD, workload);
    }

    /// Whether no line is left.
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /// Each line on its own.
    public List<Figures> each() {
        return lines.stream().map(line -> new Figures(List.of(line))).toList();
    }

    /// What a field says in the first line.
    ///
    /// @throws IllegalArgumentException if no line is left, or the first has no such field
    public String text(String field) {
        var value = lines.isEmpty() ? null : lines.getFirst().get(field);
        if (value == null) {
            throw new IllegalArgumentException("no \"" + field + "\" in " + lines);
        }
        return value.toString();
    }

    /// The numbers of a field in all lines; those that are null or missing are left out.
    public double[] numbers(String field) {
        return lines.stream()
                .map(line -> line.get(field))
                .filter(BigDecimal.class::isInstance)
                .mapToDouble(value -> ((BigDecimal) value).doubleValue())
                .toArray();
    }

    /// Whether any line has a number in this field.
    public boolean has(String field) {
        return numbers(field).length > 0;
    }

    /// The middle of the numbers of a field; of an even number of them the mean of the middle two.
    ///
    /// @throws IllegalArgumentException if there is none
    public double median(String field) {
        var sorted = numbers(field);
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no number \"" + field + "\" in " + lines);
        }
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private Figures where(String field, String wanted) {
        return new Figures(lines.stream().filter(line -> wanted.equals(line.get(field))).toList());
    }
}
