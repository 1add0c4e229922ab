package dev.tandem.testkit.simulation;

import dev.tandem.api.problem.TandemException;
import dev.tandem.runtime.journal.JournalDamaged;
import dev.tandem.runtime.live.SessionDiffersException;
import dev.tandem.runtime.record.RecordType;
import org.jspecify.annotations.Nullable;

/// Words about what was thrown.
final class Problems {
    private Problems() {}

    static boolean isOf(Class<? extends Throwable> type, Throwable thrown) {
        for (@Nullable Throwable one = thrown; one != null; one = one.getCause()) {
            if (type.isInstance(one)) {
                return true;
            }
        }
        return false;
    }

    /// The invariant that is broken when this ends a process or a check.
    static String invariant(Throwable thrown) {
        return isOf(SessionDiffersException.class, thrown)
                ? "I-19" // what comes again is not what was
                : isDamage(thrown) ? "I-37" : "I-00";
    }

    private static boolean isDamage(Throwable thrown) {
        return isOf(JournalDamaged.class, thrown)
                || (thrown instanceof TandemException refused && refused.code().equals("TDM-6001"));
    }

    /// Message and the first place in the program.
    static String text(Throwable thrown) {
        var text = new StringBuilder();
        for (@Nullable Throwable one = thrown; one != null; one = one.getCause()) {
            text.append(text.isEmpty() ? "" : " < ").append(one);
            var trace = one.getStackTrace();
            for (var i = 0; i < Math.min(4, trace.length); i++) {
                text.append(" at ").append(trace[i]);
            }
        }
        return text.toString();
    }

    static boolean isRequest(SideHistory.Appended record) {
        return record.is(RecordType.SUBMIT)
                || record.is(RecordType.CANCEL)
                || record.is(RecordType.REPLACE);
    }
}
