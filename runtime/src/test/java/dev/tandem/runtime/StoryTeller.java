package dev.tandem.runtime;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Slice;
import dev.tandem.api.market.Trade;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.strategy.Timer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The strategy of a [Story]: writes down what it hears and does what the story says.
final class StoryTeller implements Strategy {
    private final Story story;
    private final Script script = new Script();

    StoryTeller(Story story) {
        this.story = story;
    }

    /// Writes down what only a watcher learns.
    RunListener listener() {
        return new RunListener() {
            @Override
            public void onAbort(long atNanos, String callback, Throwable cause) {
                story.note("abort " + callback + " " + story.time(atNanos));
            }
        };
    }

    @Override
    public void onStart(Context context) {
        for (var named : story.subscriptions) {
            var words = named.split(" ");
            var instrument = context.instrument(words[0]);
            switch (words[1]) {
                case "trades" -> context.trades(instrument);
                case "quotes" -> context.quotes(instrument);
                case "book" -> context.book(instrument);
                default -> context.bars(instrument, BarSize.parse(words[1]));
            }
        }
        story.timers.forEach(context::schedule);
        hear(context, "start");
    }

    @Override
    public void onBar(Context context, Bar bar) {
        hear(
                context,
                "bar "
                        + words(bar)
                        + " "
                        + story.time(bar.closeNanos())
                        + " C="
                        + number(bar.close()));
    }

    @Override
    public void onTrade(Context context, Trade trade) {
        hear(
                context,
                "trade %s %s %s"
                        .formatted(
                                trade.instrument().symbol(),
                                story.time(trade.atNanos()),
                                sized(trade.price(), trade.size())));
    }

    @Override
    public void onQuote(Context context, Quote quote) {
        hear(
                context,
                "quote %s %s %s %s"
                        .formatted(
                                quote.instrument().symbol(),
                                story.time(quote.atNanos()),
                                sized(quote.bid(), quote.bidSize()),
                                sized(quote.ask(), quote.askSize())));
    }

    @Override
    public void onBook(Context context, Book book) {
        hear(
                context,
                "book %s %s %s %s"
                        .formatted(
                                book.instrument().symbol(),
                                story.time(book.atNanos()),
                                sized(book.bid(), book.bidSize()),
                                sized(book.ask(), book.askSize())));
    }

    private static String sized(double price, double size) {
        return Double.isNaN(price)
                ? "-"
                : number(price) + (Double.isNaN(size) ? "" : "x" + number(size));
    }

    @Override
    public void onSlice(Context context, Slice slice) {
        var bars =
                StreamSupport.stream(slice.spliterator(), false)
                        .map(StoryTeller::words)
                        .collect(Collectors.joining(", "));
        hear(context, "slice " + story.time(slice.atNanos()) + ": " + bars);
    }

    @Override
    public void onFill(Context context, Fill fill) {
        hear(
                context,
                "fill "
                        + fill.side()
                        + " "
                        + fill.quantity()
                        + " "
                        + fill.instrument().symbol()
                        + " "
                        + fill.price()
                        + " "
                        + story.time(fill.atNanos())
                        + (fill.inBar() ? " in-bar" : ""));
    }

    @Override
    public void onOrder(Context context, OrderEvent event) {
        var number = "order " + event.order().number();
        hear(
                context,
                switch (event) {
                    case OrderEvent.Denied(_, var reason) -> number + " denied: " + reason;
                    case OrderEvent.Accepted _ -> number + " accepted";
                    case OrderEvent.Rejected(_, var reason) -> number + " rejected: " + reason;
                    case OrderEvent.PartlyFilled(var order) ->
                            number + " partly filled, " + order.remaining() + " left";
                    case OrderEvent.Filled _ -> number + " filled";
                    case OrderEvent.Cancelled(_, var reason) ->
                            number + " cancelled" + (reason.isEmpty() ? "" : ": " + reason);
                    case OrderEvent.Expired _ ->
                            number + " expired " + story.time(context.nowNanos());
                    case OrderEvent.Replaced(var order) ->
                            number
                                    + " replaced, "
                                    + order.quantity()
                                    + " "
                                    + Script.terms(order.terms());
                    case OrderEvent.Restated(var order, var reason) ->
                            number
                                    + " restated, "
                                    + order.quantity()
                                    + " "
                                    + Script.terms(order.terms())
                                    + ": "
                                    + reason;
                    case OrderEvent.CancelRefused(_, var reason) ->
                            number + " cancel refused: " + reason;
                    case OrderEvent.ReplaceRefused(_, var reason) ->
                            number + " replace refused: " + reason;
                    case OrderEvent.InDoubt(_, var request, var why) ->
                            number + " in doubt, " + request + ": " + why;
                    case OrderEvent.NeverAccepted(_, var request, var proof) ->
                            number + " never accepted, " + request + ": " + proof;
                    case OrderEvent.SendRefused(_, var request, var reason) ->
                            number + " held back, " + request + ": " + reason;
                    case OrderEvent.LateFilled _ -> number + " filled late";
                    case OrderEvent.Overfilled _ -> number + " overfilled";
                    case OrderEvent.Revived(_, var how) -> number + " revived: " + how;
                    case OrderEvent.Busted(_, var execution, _, var reason) ->
                            number + " busted, execution " + execution + ": " + reason;
                    case OrderEvent.Corrected(_, var execution, _, var reason) ->
                            number + " corrected, execution " + execution + ": " + reason;
                });
    }

    @Override
    public void onInstrument(Context context, InstrumentEvent event) {
        hear(
                context,
                "event "
                        + StoryEvents.words(event)
                        + " "
                        + story.time(event.atNanos())
                        + ", held "
                        + context.position(event.instrument()).quantity());
    }

    @Override
    public void onTimer(Context context, Timer timer) {
        hear(context, "timer " + timer.name() + " " + story.time(timer.atNanos()));
    }

    @Override
    public void onStop(Context context) {
        hear(context, "stop");
    }

    private void hear(Context context, String line) {
        story.note(line);
        for (var beginning : story.actions.keySet()) {
            if (line.startsWith(beginning)) {
                for (var words : story.actions.remove(beginning)) {
                    script.act(words, context);
                }
                return;
            }
        }
    }

    private static String words(Bar bar) {
        return bar.instrument().symbol() + " " + bar.size();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
