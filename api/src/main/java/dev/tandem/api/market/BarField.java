package dev.tandem.api.market;

/// A column of a bar series.
public enum BarField {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME
}
