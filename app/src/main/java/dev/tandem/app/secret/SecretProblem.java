package dev.tandem.app.secret;

/// Why a secret is not to be had. The message never has the secret.
public final class SecretProblem extends Exception {
    private static final long serialVersionUID = 1;

    /// What is wrong, which decides the code of the message.
    public enum Reason {
        /// It is nowhere.
        MISSING,
        /// Others may read it.
        EXPOSED,
        /// It is too short or too long to be one.
        ODD,
        /// The store does not exist.
        NO_STORE
    }

    private final Reason reason;
    private final String hint;

    SecretProblem(Reason reason, String message, String hint) {
        super(message);
        this.reason = reason;
        this.hint = hint;
    }

    public Reason reason() {
        return reason;
    }

    /// What to do.
    public String hint() {
        return hint;
    }
}
