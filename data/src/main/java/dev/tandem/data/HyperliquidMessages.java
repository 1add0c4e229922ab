package dev.tandem.data;

import dev.tandem.api.market.Aggressor;
import dev.tandem.data.BookUpdate.Numbering;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Hyperliquid: `l2Book`, which is the whole book each time and not numbered, and `trades`, whose
/// first message after a subscription repeats older trades; each id counts once.
final class HyperliquidMessages implements VenueMessages {
    private final Set<String> known = new LinkedHashSet<>();

    @Override
    public boolean take(VenueFrame frame, FrameSink sink) {
        var channel = frame.text("channel");
        if (channel.equals("l2Book") && frame.hasLevels()) {
            sink.snapshot(
                    frame.text("coin"),
                    new BookUpdate(Numbering.NONE, 0, 0, 0, sink.millis(frame.fields(), "time")),
                    frame.levels());
        } else if (channel.equals("trades")) {
            frame.items().forEach(item -> trade(item, sink));
        } else {
            return false;
        }
        return true;
    }

    private void trade(Map<String, String> item, FrameSink sink) {
        var coin = item.getOrDefault("coin", "");
        if (!known.add(coin + " " + VenueFrame.whole(item, "tid"))) {
            return;
        }
        var side = item.getOrDefault("side", "");
        sink.trade(
                coin,
                sink.millis(item, "time"),
                VenueFrame.decimal(item, "px"),
                VenueFrame.decimal(item, "sz"),
                switch (side) {
                    case "B" -> Aggressor.BUY;
                    case "A" -> Aggressor.SELL;
                    default ->
                            throw new IllegalArgumentException(
                                    "\"side\": \"" + side + "\" is no side of a trade");
                });
    }
}
