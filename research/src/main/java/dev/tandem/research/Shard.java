package dev.tandem.research;

import java.util.regex.Pattern;

/// One of several equal parts of a sweep: of `count` parts the one with every `count`th parameter
/// set, beginning with set number `index`.
///
/// @param index from 1
/// @param count of all parts, at most 10,000
public record Shard(int index, int count) {
    /// The whole.
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MOST = 10_000;
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

    public Shard {
        if (index < 1 || index > count || count > MOST) {
            throw new IllegalArgumentException("no part " + index + " of " + count);
        }
    }

    /// Reads `2/4`, the second of four.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static Shard parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no part of a whole, write for example 2/4");
        }
        return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /// @param number of a parameter set, from 1
    public boolean contains(int number) {
        return (number - 1) % count == index - 1;
    }

    /// How many of the first `sets` parameter sets it has.
    public int size(int sets) {
        return (sets - index + count) / count;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
