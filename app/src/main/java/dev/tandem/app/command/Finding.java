package dev.tandem.app.command;

/// What a check found.
///
/// @param next the next step, empty if there is none
record Finding(Grade grade, String name, String text, String next) {
    enum Grade {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String name, String text) {
        return new Finding(Grade.OK, name, text, "");
    }

    static Finding warn(String name, String text, String next) {
        return new Finding(Grade.WARN, name, text, next);
    }

    static Finding fail(String name, String text, String next) {
        return new Finding(Grade.FAIL, name, text, next);
    }
}
