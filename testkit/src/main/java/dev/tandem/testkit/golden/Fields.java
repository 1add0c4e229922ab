package dev.tandem.testkit.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The fields of one JSON object. Each must be asked for: a field that is missing, of another type,
/// or that nobody knows is an [IllegalArgumentException] with its place.
public final class Fields {
    private final String place;
    private final Map<?, ?> values;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(String place, Map<?, ?> values) {
        this.place = place;
        this.values = values;
    }

    public static Fields read(Path file) {
        try {
            return of(file.getFileName().toString(), JsonText.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file.getFileName() + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static Fields of(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Fields(place, map);
        }
        throw new IllegalArgumentException(place + " is no object: " + value);
    }

    public String text(String name) {
        return typed(name, String.class);
    }

    public BigDecimal decimal(String name) {
        return typed(name, BigDecimal.class);
    }

    /// A number, null if the field holds null.
    @Nullable BigDecimal decimalOrNull(String name) {
        return value(name) == null ? null : decimal(name);
    }

    double number(String name) {
        return decimal(name).doubleValue();
    }

    public int whole(String name) {
        try {
            return decimal(name).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    place + ": " + name + " is no whole number: " + decimal(name), e);
        }
    }

    /// What one of several texts stands for.
    <T> T choice(String name, Map<String, T> choices) {
        var chosen = choices.get(text(name));
        if (chosen == null) {
            throw new IllegalArgumentException(
                    place
                            + ": "
                            + name
                            + " is "
                            + text(name)
                            + ", known are "
                            + new TreeSet<>(choices.keySet()));
        }
        return chosen;
    }

    /// A number that may be left out.
    public BigDecimal decimal(String name, BigDecimal otherwise) {
        return values.containsKey(name) ? decimal(name) : otherwise;
    }

    public boolean truth(String name) {
        return typed(name, Boolean.class);
    }

    public Fields object(String name) {
        return of(place + " " + name, typed(name, Map.class));
    }

    public List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        for (var item : typed(name, List.class)) {
            objects.add(of(place + " " + name, item));
        }
        return objects;
    }

    /// The value itself, which may be null; the field must be there.
    public @Nullable Object value(String name) {
        known.add(name);
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(place + " has no field \"" + name + "\"");
        }
        return values.get(name);
    }

    /// A field that must hold exactly this, because we know no other meaning.
    public void require(String name, @Nullable Object wanted) {
        var value = value(name);
        var sameNumber =
                value instanceof BigDecimal number
                        && wanted instanceof BigDecimal other
                        && number.compareTo(other) == 0;
        if (!sameNumber && !Objects.equals(value, wanted)) {
            throw new IllegalArgumentException(
                    place + ": " + name + " is " + value + ", only " + wanted + " is known");
        }
    }

    /// Refuses fields that nobody asked for.
    public void requireNoOthers() {
        for (var name : values.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw new IllegalArgumentException(
                        place + " has an unknown field \"" + name + "\"");
            }
        }
    }

    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        values.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    private <T> T typed(String name, Class<T> type) {
        var value = value(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    place + ": " + name + " is no " + type.getSimpleName() + ": " + value);
        }
        return type.cast(value);
    }
}
