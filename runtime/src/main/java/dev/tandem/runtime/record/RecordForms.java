package dev.tandem.runtime.record;

import dev.tandem.runtime.journal.RecordTypes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// In which version the payload of each type of record is written, and how older ones are read.
///
/// Whoever changes the payload of a type adds a step from its old form to its new one here, and
/// keeps a journal with the old form among the golden ones.
public final class RecordForms {
    private static final Map<RecordType, Upcasters<byte[]>> FORMS = forms();

    private RecordForms() {}

    private static List<UnaryOperator<byte[]>> steps(RecordType type) {
        return switch (type) {
            default -> List.of();
        };
    }

    private static Map<RecordType, Upcasters<byte[]>> forms() {
        var forms = new EnumMap<RecordType, Upcasters<byte[]>>(RecordType.class);
        for (var type : RecordType.values()) {
            forms.put(type, new Upcasters<>("a record \"" + type.text() + "\"", steps(type)));
        }
        return forms;
    }

    private static Upcasters<byte[]> of(RecordType type) {
        return Objects.requireNonNull(FORMS.get(type), "every type has a form");
    }

    /// The version in which a type is written.
    ///
    /// @param type of a session or of the journal itself
    public static int version(int type) {
        return RecordType.of(type).map(one -> of(one).version()).orElse(1);
    }

    /// The payload in the form that this program reads.
    ///
    /// @param type of a session or of the journal itself
    /// @throws NewerVersionException if type or version are not known
    public static byte[] present(int type, int version, byte[] payload) {
        var known = RecordType.of(type);
        if (known.isEmpty()) {
            requireOwn(type);
            return payload;
        }
        return of(known.get()).present(version, payload);
    }

    /// @throws NewerVersionException if type or version of a record are not known
    public static void requireKnown(int type, int version) {
        var known = RecordType.of(type);
        if (known.isEmpty()) {
            requireOwn(type);
        } else if (version < 1 || version > of(known.get()).version()) {
            throw new NewerVersionException(
                    of(known.get()).what(), version, of(known.get()).version());
        }
    }

    /// Records of the journal itself have numbers of their own.
    private static void requireOwn(int type) {
        if (type <= RecordTypes.LARGEST_OF_CALLERS) {
            throw new NewerVersionException(type);
        }
    }
}
