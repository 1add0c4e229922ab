package dev.tandem.data;

import dev.tandem.api.market.Aggressor;
import dev.tandem.data.BookUpdate.Numbering;
import java.util.Map;

/// Bybit: `orderbook.*` snapshots and deltas, `publicTrade.*`. The time of matching is `cts`, that
/// of the message `ts`.
final class BybitMessages implements VenueMessages {
    @Override
    public boolean take(VenueFrame frame, FrameSink sink) {
        var topic = frame.text("topic");
        if (topic.startsWith("orderbook.") && frame.hasLevels()) {
            book(frame, sink);
        } else if (topic.startsWith("publicTrade.")) {
            frame.items().forEach(item -> trade(item, sink));
        } else {
            return false;
        }
        return true;
    }

    private static void book(VenueFrame frame, FrameSink sink) {
        var number = frame.whole("u");
        var update =
                new BookUpdate(
                        Numbering.STEP,
                        number,
                        number,
                        0,
                        sink.millis(frame.fields(), frame.has("cts") ? "cts" : "ts"));
        switch (frame.text("type")) {
            case "snapshot" -> sink.snapshot(frame.text("s"), update, frame.levels());
            case "delta" -> sink.delta(frame.text("s"), update, frame.levels());
            default ->
                    throw new IllegalArgumentException(
                            "\"type\": \""
                                    + frame.text("type")
                                    + "\" is neither snapshot nor delta");
        }
    }

    private static void trade(Map<String, String> item, FrameSink sink) {
        var side = item.getOrDefault("S", "");
        sink.trade(
                item.getOrDefault("s", ""),
                sink.millis(item, "T"),
                VenueFrame.decimal(item, "p"),
                VenueFrame.decimal(item, "v"),
                switch (side) {
                    case "Buy" -> Aggressor.BUY;
                    case "Sell" -> Aggressor.SELL;
                    default ->
                            throw new IllegalArgumentException(
                                    "\"S\": \"" + side + "\" is no side of a trade");
                });
    }
}
