package dev.tandem.api.event;

/// Whether a fill took resting orders or was itself resting.
public enum Liquidity {
    MAKER,
    TAKER
}
