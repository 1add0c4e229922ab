package dev.tandem.runtime.record;

/// Another program of a strategy goes on with a session, on the word of an operator.
///
/// @param from hash of the program that decided before
/// @param to hash of the one that decides from there on
/// @param accepted what the operator accepted: the mark of a dry run
/// @param operator who it was, as far as the system knows
public record ProgramChange(String from, String to, String accepted, String operator) {
    private static final int SHOWN = 12;

    RecordWriter write(RecordWriter to) {
        return to.putText(from).putText(this.to).putText(accepted).putText(operator);
    }

    static ProgramChange read(RecordReader from) {
        return new ProgramChange(from.getText(), from.getText(), from.getText(), from.getText());
    }

    /// In words, for people.
    public String text() {
        return "program "
                + brief(from)
                + " to "
                + brief(to)
                + ", "
                + accepted
                + " accepted by "
                + operator;
    }

    private static String brief(String hash) {
        return hash.substring(0, Math.min(SHOWN, hash.length()));
    }
}
