package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.engine.Engine;
import dev.tandem.simulator.MatchingVenue;

/// For which instruments each single tick counts. Where nobody looks, the last of several ticks
/// stands for all.
interface Attention {
    /// Each tick counts, whoever looks: what is told does then not depend on what was decided.
    Attention FULL =
            new Attention() {
                @Override
                public boolean awaits(Instrument instrument) {
                    return true;
                }

                @Override
                public boolean values(Instrument instrument) {
                    return true;
                }
            };

    /// Whether something at the venue waits for the next tick.
    boolean awaits(Instrument instrument);

    /// Whether the highest and lowest prices since the last mark are wanted.
    boolean values(Instrument instrument);

    /// As far as orders and positions need it.
    static Attention asNeeded(Engine engine, MatchingVenue venue) {
        return new Attention() {
            @Override
            public boolean awaits(Instrument instrument) {
                return venue.awaitsTicks(instrument);
            }

            @Override
            public boolean values(Instrument instrument) {
                return engine.holds(instrument);
            }
        };
    }
}
