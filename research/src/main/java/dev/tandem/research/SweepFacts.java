package dev.tandem.research;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What a sweep is about, so that rows of different sweeps are never mixed: everything that its
/// results depend on, and which part of it a file has.
///
/// @param about key and value of what decides results: strategy, data, options
/// @param parameters name of each and its values as written
/// @param choice how the sets were chosen
/// @param sets number of parameter sets of all parts
public record SweepFacts(
        List<Fact> about, List<Fact> parameters, String choice, int sets, Shard shard) {
    private static final String MARK = "# ";
    private static final String KIND = "tandem.sweep-file/1";
    private static final String PARAMETER = "param ";
    private static final String CHOICE = "choice";
    private static final String SETS = "sets";
    private static final String SHARD = "shard";

    /// One of them. Neither has a line feed; the key has no colon.
    public record Fact(String key, String value) {
        public Fact {
            key = key.replaceAll("[:\\s]+", " ");
            value = value.replaceAll("\\s+", " ").strip();
        }

        @Override
        public String toString() {
            return key + ": " + value;
        }
    }

    public SweepFacts {
        about = List.copyOf(about);
        parameters = List.copyOf(parameters);
    }

    public static SweepFacts of(List<Fact> about, SweepPlan plan, Shard shard) {
        var parameters =
                plan.axes().stream().map(axis -> new Fact(axis.name(), axis.text())).toList();
        return new SweepFacts(about, parameters, plan.choice(), plan.size(), shard);
    }

    /// The same sweep, all parts of it.
    public SweepFacts whole() {
        return new SweepFacts(about, parameters, choice, sets, Shard.WHOLE);
    }

    /// The first of the facts with this key; empty if there is none.
    public Optional<String> find(String key) {
        return about.stream().filter(fact -> fact.key().equals(key)).map(Fact::value).findFirst();
    }

    /// Names of the parameters, in the order of columns.
    public List<String> names() {
        return parameters.stream().map(Fact::key).toList();
    }

    /// What is in one and not in the other.
    ///
    /// @return lines, each with a mark: `-` only here, `+` only there
    public List<String> differences(SweepFacts other) {
        var here = new LinkedHashSet<>(lines());
        var there = new LinkedHashSet<>(other.lines());
        var differences = new ArrayList<String>();
        here.stream()
                .filter(line -> !there.contains(line))
                .forEach(line -> differences.add("- " + line.substring(MARK.length())));
        there.stream()
                .filter(line -> !here.contains(line))
                .forEach(line -> differences.add("+ " + line.substring(MARK.length())));
        return differences;
    }

    /// The first lines of a file.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(MARK + KIND);
        about.forEach(fact -> lines.add(MARK + fact));
        parameters.forEach(fact -> lines.add(MARK + PARAMETER + fact));
        lines.add(MARK + new Fact(CHOICE, choice));
        lines.add(MARK + new Fact(SETS, String.valueOf(sets)));
        lines.add(MARK + new Fact(SHARD, shard.toString()));
        return lines;
    }

    static boolean isFact(String line) {
        return line.startsWith(MARK);
    }

    /// Reads what [#lines] gives.
    ///
    /// @throws IllegalArgumentException if it is something else
    static SweepFacts parse(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().equals(MARK + KIND)) {
            throw new IllegalArgumentException("the first line is not \"" + MARK + KIND + "\"");
        }
        var about = new ArrayList<Fact>();
        var parameters = new ArrayList<Fact>();
        var ends = new ArrayList<String>();
        for (var line : lines.subList(1, lines.size())) {
            var colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalArgumentException("\"" + line + "\" is no fact");
            }
            var key = line.substring(MARK.length(), colon);
            var value = line.substring(colon + 2);
            if (List.of(CHOICE, SETS, SHARD).contains(key)) {
                ends.add(value);
            } else if (key.startsWith(PARAMETER)) {
                parameters.add(new Fact(key.substring(PARAMETER.length()), value));
            } else {
                about.add(new Fact(key, value));
            }
        }
        if (ends.size() != 3) {
            throw new IllegalArgumentException("choice, sets or shard is missing");
        }
        var facts =
                new SweepFacts(
                        about,
                        parameters,
                        ends.get(0),
                        Integer.parseInt(ends.get(1)),
                        Shard.parse(ends.get(2)));
        if (facts.sets() < 1
                || facts.sets() > SweepPlan.MOST_SETS
                || !facts.lines().equals(lines)) {
            throw new IllegalArgumentException("the facts are not in their order");
        }
        return facts;
    }
}
