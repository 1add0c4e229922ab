package dev.tandem.testkit.simulation;

/// The simulated process is dead: nothing it still tries has an effect.
final class Death extends Error {
    private static final long serialVersionUID = 1;

    Death(String where) {
        super("the process died: " + where, null, false, false);
    }
}
