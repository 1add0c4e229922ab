package dev.tandem.runtime;

import dev.tandem.data.MarketHistory;

/// Random markets for tests of other packages.
public final class SampleMarket {
    private SampleMarket() {}

    /// Three instruments with hourly bars, the first also with bars of four hours.
    public static MarketHistory hours(long seed, int count) {
        return RandomMarkets.hours(seed, count);
    }
}
