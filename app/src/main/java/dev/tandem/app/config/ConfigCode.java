package dev.tandem.app.config;

/// The codes of everything that can be wrong with a configuration, one per kind of fault.
enum ConfigCode {
    /// A file does not exist or cannot be read.
    FILE_MISSING("TDM-2101"),
    /// A file is no YAML, or YAML that is not read here.
    NO_YAML("TDM-2102"),
    /// A key that a backtest needs.
    KEY_MISSING("TDM-2103"),
    /// A key that does not exist.
    UNKNOWN_KEY("TDM-2104"),
    /// A key that stands there twice.
    KEY_TWICE("TDM-2105"),
    /// A value of the wrong type or out of range.
    WRONG_VALUE("TDM-2106"),
    /// A value that is planned, not built.
    NOT_YET("TDM-2109"),
    /// Values that exclude each other.
    CONTRADICTION("TDM-2111");

    private final String code;

    ConfigCode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
