package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;

/// Instruments with the terms of their class.
final class TestInstruments {
    static final Instrument SPY =
            InstrumentTerms.of(InstrumentClass.EQUITY, "SPY").instrument("SPY", 0);
    static final Instrument BITCOIN =
            InstrumentTerms.of(InstrumentClass.CRYPTO, "BTCUSD").instrument("BTCUSD", 1);
    static final Instrument EURO =
            InstrumentTerms.of(InstrumentClass.FX, "EURUSD").instrument("EURUSD", 2);

    private TestInstruments() {}
}
