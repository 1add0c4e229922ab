package dev.tandem.analytics;

/// Which way a position earns.
public enum Direction {
    LONG,
    SHORT;

    static Direction of(long signedUnits) {
        return signedUnits < 0 ? SHORT : LONG;
    }
}
