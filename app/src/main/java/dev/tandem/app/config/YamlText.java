package dev.tandem.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads YAML 1.2 with its places. Words stay text, so that `NO` is a symbol and `2024-01-02` a
/// date only where one is wanted.
final class YamlText {
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final String name;
    private final Path folder;
    private final List<String> lines;
    private final ConfigProblems problems;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlText(String name, Path folder, String text, ConfigProblems problems) {
        this.name = name;
        this.folder = folder;
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    /// The value of a text; empty if there is none or it is no YAML, which is a problem.
    ///
    /// @param name of the file in messages
    /// @param folder what relative paths in it are relative to
    static Optional<Value> read(String name, Path folder, String text, ConfigProblems problems) {
        return new YamlText(name, folder, text, problems).read(text);
    }

    private Optional<Value> read(String text) {
        var settings = LoadSettings.builder().setLabel(name).setSchema(new CoreSchema()).build();
        try {
            return new Compose(settings).composeString(text).map(this::value);
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark();
            var origin = mark.map(at -> origin(at, at)).orElse(Origin.named(name));
            problems.add(ConfigCode.NO_YAML, origin, "not YAML", e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(
                    ConfigCode.NO_YAML,
                    Origin.named(name),
                    "not YAML",
                    String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private Value value(Node node) {
        var origin = origin(node);
        if (!seen.add(node)) {
            problems.add(
                    ConfigCode.NO_YAML,
                    origin,
                    "a value that is used again with *",
                    "write it out where it is used");
            return new Value.Text("", true, origin);
        }
        if (!node.getTag().getValue().startsWith(STANDARD_TAG)) {
            problems.add(
                    ConfigCode.NO_YAML, origin, "unknown tag " + node.getTag(), "leave it out");
        }
        return switch (node) {
            case ScalarNode scalar ->
                    new Value.Text(scalar.getValue(), Tag.NULL.equals(scalar.getTag()), origin);
            case SequenceNode items ->
                    new Value.Items(items.getValue().stream().map(this::value).toList(), origin);
            case MappingNode mapping -> new Value.Keys(entries(mapping), origin);
            default -> throw new IllegalStateException("no YAML node: " + node.getNodeType());
        };
    }

    private List<Value.Entry> entries(MappingNode mapping) {
        var entries = new ArrayList<Value.Entry>();
        var keys = new TreeSet<String>();
        for (var tuple : mapping.getValue()) {
            var origin = origin(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(ConfigCode.NO_YAML, origin, "a key of several words", "write one");
            } else if (!keys.add(key.getValue())) {
                problems.add(
                        ConfigCode.KEY_TWICE,
                        origin,
                        "\"" + key.getValue() + "\" stands here a second time",
                        "keep one of them");
            } else {
                entries.add(new Value.Entry(key.getValue(), origin, value(tuple.getValueNode())));
            }
        }
        return entries;
    }

    private Origin origin(Node node) {
        var start = node.getStartMark();
        return start.map(mark -> origin(mark, node.getEndMark().orElse(mark)))
                .orElse(Origin.named(name));
    }

    private Origin origin(Mark start, Mark end) {
        var line = start.getLine();
        var text = line < lines.size() ? lines.get(line) : "";
        var stop = end.getLine() == line ? end.getColumn() : text.stripTrailing().length();
        return new Origin(
                name,
                folder,
                line + 1,
                start.getColumn() + 1,
                Math.max(1, stop - start.getColumn()),
                text);
    }
}
