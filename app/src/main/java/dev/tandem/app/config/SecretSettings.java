package dev.tandem.app.config;

import dev.tandem.app.secret.Redaction;
import dev.tandem.app.secret.SecretProblem;
import dev.tandem.app.secret.SecretReader;
import dev.tandem.app.secret.SecretReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The settings that are secrets: what they refer to is read and hidden from all output.
final class SecretSettings {
    private final SequencedMap<String, Value> values;
    private final Redaction redaction;
    private final ConfigProblems problems;

    SecretSettings(
            SequencedMap<String, Value> values, Redaction redaction, ConfigProblems problems) {
        this.values = values;
        this.redaction = redaction;
        this.problems = problems;
    }

    /// Hides what was written in place of a reference, before anything is said about it.
    void hidePlain(Setting setting) {
        switch (setting) {
            case Setting.Group group -> group.settings().forEach(this::hidePlain);
            case Setting.Single single when isSecret(single) ->
                    hidePlain(values.get(single.path()));
            case Setting.Single _, Setting.Free _ -> {}
        }
    }

    private static boolean isSecret(Setting.Single single) {
        var type = single.component().getType();
        return (type == List.class ? ValueTypes.elementType(single) : type)
                == SecretReference.class;
    }

    private void hidePlain(@Nullable Value value) {
        switch (value) {
            case Value.Text text -> {
                for (var word : text.text().split(",")) {
                    if (SecretReference.parse(word.strip(), Path.of("")).isEmpty()) {
                        redaction.hide(word);
                    }
                }
            }
            case Value.Items items -> items.items().forEach(this::hidePlain);
            case Value.Keys keys -> keys.entries().forEach(entry -> hidePlain(entry.value()));
            case null -> {}
        }
    }

    /// Reads what the references of values refer to.
    ///
    /// @param read values by dotted key
    void resolve(Map<String, Object> read, SecretReader reader) {
        read.forEach((path, found) -> {
            var references = found instanceof List<?> list ? list : List.of(found);
            for (var i = 0; i < references.size(); i++) {
                if (references.get(i) instanceof SecretReference reference) {
                    resolve(reference, path, origin(path, i), reader);
                }
            }
        });
    }

    private Origin origin(String path, int index) {
        var value = values.get(path);
        if (value instanceof Value.Items items) {
            return items.items().get(index).origin();
        }
        return value == null ? Origin.named(path) : value.origin();
    }

    private void resolve(
            SecretReference reference, String path, Origin origin, SecretReader reader) {
        try {
            redaction.hide(reader.read(reference));
        } catch (SecretProblem problem) {
            var code =
                    switch (problem.reason()) {
                        case MISSING -> ConfigCode.SECRET_MISSING;
                        case EXPOSED -> ConfigCode.SECRET_EXPOSED;
                        case ODD -> ConfigCode.SECRET_ODD;
                        case NO_STORE -> ConfigCode.NOT_YET;
                    };
            problems.add(code, origin, path + ": " + problem.getMessage(), problem.hint());
        }
    }
}
