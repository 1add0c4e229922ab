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
    CONTRADICTION("TDM-2111"),
    /// A secret itself where only a reference may stand.
    PLAIN_SECRET("TDM-2205"),
    /// A secret that is not where its reference says.
    SECRET_MISSING("TDM-2206"),
    /// A file with a secret that others may use.
    SECRET_EXPOSED("TDM-2207"),
    /// A text that cannot be a secret.
    SECRET_ODD("TDM-2208");

    private final String code;

    ConfigCode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
