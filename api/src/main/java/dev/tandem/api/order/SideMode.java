package dev.tandem.api.order;

/// Which position of an instrument an order acts on: the net one, or one leg of a hedged account.
public enum SideMode {
    NET,
    LONG,
    SHORT
}
