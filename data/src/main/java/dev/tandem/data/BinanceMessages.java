package dev.tandem.data;

import dev.tandem.api.market.Aggressor;
import dev.tandem.data.BookUpdate.Numbering;
import java.util.ArrayList;
import java.util.List;

/// Binance spot and USD-M futures: `depthUpdate`, depth snapshots (`lastUpdateId`), `bookTicker`,
/// `trade` or `aggTrade`. Futures give the time of matching as `T` and name the message before as
/// `pu`; spot has neither in its depth messages, and no time at all in `bookTicker`.
final class BinanceMessages implements VenueMessages {
    private String depthSymbol = "";
    private String tradeKind = "";
    private int doubled;

    @Override
    public boolean take(VenueFrame frame, FrameSink sink) {
        switch (frame.text("e")) {
            case "depthUpdate" -> depth(frame, sink);
            case "bookTicker" -> quote(frame, sink);
            case "trade", "aggTrade" -> trade(frame, sink);
            default -> {
                if (frame.text("stream").endsWith("@bookTicker")) {
                    quote(frame, sink);
                } else if (frame.has("lastUpdateId") && frame.hasLevels()) {
                    snapshot(frame, sink);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (doubled > 0) {
            warnings.add(
                    "%d messages tell again as %s what the %s messages tell, and are left out"
                            .formatted(
                                    doubled,
                                    tradeKind.equals("trade") ? "aggTrade" : "trade",
                                    tradeKind));
        }
        return warnings;
    }

    private void depth(VenueFrame frame, FrameSink sink) {
        depthSymbol = frame.text("s");
        var isFuture = frame.has("pu");
        sink.delta(
                depthSymbol,
                new BookUpdate(
                        isFuture ? Numbering.PREVIOUS : Numbering.RANGE,
                        frame.whole("U"),
                        frame.whole("u"),
                        isFuture ? frame.whole("pu") : 0,
                        sink.millis(frame.fields(), frame.has("T") ? "T" : "E")),
                frame.levels());
    }

    /// The answer to a request, which names no symbol: it is that of the changes before it.
    private void snapshot(VenueFrame frame, FrameSink sink) {
        if (depthSymbol.isEmpty()) {
            throw new IllegalArgumentException(
                    "a depth snapshot before any depth update, so its symbol is not known");
        }
        var number = frame.whole("lastUpdateId");
        var isFuture = frame.has("T");
        sink.snapshot(
                depthSymbol,
                new BookUpdate(
                        isFuture ? Numbering.PREVIOUS : Numbering.RANGE,
                        number,
                        number,
                        0,
                        isFuture ? sink.millis(frame.fields(), "T") : sink.latestNanos()),
                frame.levels());
    }

    /// The venue writes price 0 for a side without orders.
    private static void quote(VenueFrame frame, FrameSink sink) {
        var bid = frame.decimal("b");
        var ask = frame.decimal("a");
        sink.quote(
                frame.text("s"),
                frame.whole("u"),
                frame.has("T") ? sink.millis(frame.fields(), "T") : sink.latestNanos(),
                bid == 0 ? Double.NaN : bid,
                bid == 0 ? Double.NaN : frame.decimal("B"),
                ask == 0 ? Double.NaN : ask,
                ask == 0 ? Double.NaN : frame.decimal("A"));
    }

    private void trade(VenueFrame frame, FrameSink sink) {
        var kind = frame.text("e");
        tradeKind = tradeKind.isEmpty() ? kind : tradeKind;
        if (!kind.equals(tradeKind)) {
            doubled++;
            return;
        }
        sink.trade(
                frame.text("s"),
                sink.millis(frame.fields(), "T"),
                frame.decimal("p"),
                frame.decimal("q"),
                frame.text("m").equals("true") ? Aggressor.SELL : Aggressor.BUY);
    }
}
