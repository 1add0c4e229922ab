package dev.tandem.runtime;

import dev.tandem.api.connector.TradingVenue;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;
import dev.tandem.simulator.SimulatedVenue;
import java.util.Optional;

/// How a session reaches its engine and its venue: directly, or through journals.
public interface SessionLink {
    /// Both at once, in the same process, without a trace.
    SessionLink DIRECT =
            new SessionLink() {
                @Override
                public EngineInputs inputs(Engine engine) {
                    return engine;
                }

                @Override
                public MatchingVenue venue(SimulatedVenue venue) {
                    return venue;
                }

                @Override
                public TradingVenue orders(SimulatedVenue venue) {
                    return venue;
                }

                @Override
                public boolean isComplete() {
                    return false;
                }

                @Override
                public long nextNanos() {
                    return BarStream.NEVER;
                }

                @Override
                public void begin(Position position) {}

                @Override
                public Arrivals arrivals() {
                    return Arrivals.IN_TIME;
                }

                @Override
                public Optional<Position> noted() {
                    return Optional.empty();
                }
            };

    /// Where inputs of the engine go.
    EngineInputs inputs(Engine engine);

    /// Where the venue is told the market.
    MatchingVenue venue(SimulatedVenue venue);

    /// Where orders go; asked for after [#venue].
    TradingVenue orders(SimulatedVenue venue);

    /// Whether everything that the feed has is told, also what nobody waits for.
    boolean isComplete();

    /// An instant that must be played although nothing else calls for it, `BarStream.NEVER` if
    /// there is none.
    long nextNanos();

    /// An instant begins.
    void begin(Position position);

    /// When bars arrive.
    Arrivals arrivals();

    /// The position that stands in a journal for the instant that is played again next; empty if
    /// the next one is new.
    Optional<Position> noted();
}
