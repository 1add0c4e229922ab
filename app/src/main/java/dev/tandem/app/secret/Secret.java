package dev.tandem.app.secret;

/// A value that nobody may see. Its text is only in [#reveal], for whoever must send it.
public final class Secret {
    /// What stands wherever a secret would.
    public static final String MASK = "****";

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /// The value itself.
    public String reveal() {
        return value;
    }

    /// The mask.
    @Override
    public String toString() {
        return MASK;
    }
}
