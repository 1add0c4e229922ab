package dev.tandem.engine;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.state.State;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which instruments trade: not before they are listed, and no more after their end.
final class Listings {
    private static final String NOT_YET = "is not listed yet";

    private final String[] obstacles;

    /// @param unlisted those of the instruments that are not listed yet
    Listings(List<Instrument> instruments, List<Instrument> unlisted) {
        obstacles = new String[instruments.size()];
        Arrays.fill(obstacles, "");
        unlisted.forEach(instrument -> obstacles[instrument.ordinal()] = NOT_YET);
    }

    void take(InstrumentEvent event) {
        var place = event.instrument().ordinal();
        switch (event) {
            case InstrumentEvent.Listed _ -> obstacles[place] = "";
            case InstrumentEvent.Merged _ -> obstacles[place] = "was paid out at " + event.at();
            case InstrumentEvent.Delisted _ -> obstacles[place] = "was delisted at " + event.at();
            case InstrumentEvent.Expired _ -> obstacles[place] = "expired at " + event.at();
            case InstrumentEvent.Split _,
                    InstrumentEvent.Dividend _,
                    InstrumentEvent.Funding _,
                    InstrumentEvent.Renamed _,
                    InstrumentEvent.Rolled _ -> {}
        }
    }

    /// Why the instrument cannot be traded now; empty if it can.
    Optional<String> obstacle(Instrument instrument) {
        var obstacle = obstacles[instrument.ordinal()];
        return obstacle.isEmpty() ? Optional.empty() : Optional.of(instrument + " " + obstacle);
    }

    State save() {
        var saved = Arrays.stream(obstacles).map(text -> new State().put("text", text)).toList();
        return new State().put("obstacles", saved);
    }

    void load(State state) {
        var saved = state.getList("obstacles");
        for (var i = 0; i < obstacles.length; i++) {
            obstacles[i] = saved.get(i).getText("text");
        }
    }
}
