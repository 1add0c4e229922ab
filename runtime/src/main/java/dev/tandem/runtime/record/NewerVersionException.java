package dev.tandem.runtime.record;

/// Something was written in a form that this program does not know: by a newer one.
public final class NewerVersionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param version in which it was written
    /// @param known the newest version that this program reads
    public NewerVersionException(String what, int version, int known) {
        super(
                what
                        + " is written in version "
                        + version
                        + ", this program reads versions up to "
                        + known);
    }

    NewerVersionException(int type) {
        super("records of type " + type + " are not known to this program");
    }

    /// The same with where it was found.
    private NewerVersionException(String where, NewerVersionException found) {
        super(where + ": " + found.getMessage(), found);
    }

    /// @param where such as the number of a record
    public NewerVersionException at(String where) {
        return new NewerVersionException(where, this);
    }
}
