package dev.tandem.runtime;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Slice;
import dev.tandem.api.market.Trade;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Strategies that handle their orders one by one.
final class OrderingStrategies {
    private OrderingStrategies() {}

    /// Random orders of all kinds with their handles in a list, replaces and cancels.
    static final class Gambler implements Strategy {
        private final List<Order> handles = new ArrayList<>();
        private int rounds;
        private double last = Double.NaN;

        @Override
        public void onBar(Context context, Bar bar) {
            last = bar.close();
            rounds++;
            var random = context.random();
            var instrument = bar.instrument();
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            var quantity = instrument.quantity(random.nextInt(1, 5));
            var price = instrument.price(last * random.nextDouble(0.98, 1.02));
            handles.add(
                    switch (random.nextInt(4)) {
                        case 0 -> context.submit(OrderRequest.market(instrument, side, quantity));
                        case 1 ->
                                context.submit(
                                        OrderRequest.stop(instrument, side, quantity, price));
                        case 2 ->
                                context.submit(
                                        OrderRequest.limit(instrument, side, quantity, price)
                                                .withTimeInForce(TimeInForce.DAY));
                        default ->
                                context.submit(
                                        OrderRequest.limit(instrument, side, quantity, price));
                    });
            var any = handles.get(random.nextInt(handles.size()));
            if (any.isOpen()
                    && !(any.terms() instanceof OrderTerms.Market)
                    && random.nextBoolean()) {
                any.replacePrice(any.instrument().price(last));
                any.replaceQuantity(any.instrument().quantity(random.nextInt(1, 9)));
            } else if (random.nextInt(3) == 0) {
                any.cancel();
            }
        }

        @Override
        public void onOrder(Context context, OrderEvent event) {
            if (!event.order().isOpen()) {
                handles.remove(event.order());
            }
        }
    }

    /// Orders of every kind, alone and in groups, in every time in force; replaced and cancelled.
    static final class Everything implements Strategy {
        private final List<Order> handles = new ArrayList<>();

        @Override
        public void onBar(Context context, Bar bar) {
            act(context, bar.instrument(), bar.close());
        }

        void act(Context context, Instrument instrument, double last) {
            var random = context.random();
            var first = request(random, instrument, last);
            var second = request(random, instrument, last);
            switch (random.nextInt(4)) {
                case 0 -> handles.add(context.submit(first));
                case 1 -> handles.addAll(context.oneCancelsOther(List.of(first, second)));
                case 2 -> handles.addAll(context.oneTriggersOther(first, List.of(second)));
                default -> {
                    var bracket =
                            context.bracket(
                                    first,
                                    exits ->
                                            exits.trailingStop(Distance.percent("1.5"))
                                                    .takeProfit(Distance.percent("1")));
                    handles.add(bracket.entry());
                    bracket.takeProfit().ifPresent(handles::add);
                }
            }
            var any = handles.get(random.nextInt(handles.size()));
            switch (random.nextInt(3)) {
                case 0 -> any.cancel();
                case 1 -> any.replaceQuantity(instrument.quantity(random.nextInt(1, 9)));
                default -> {
                    if (any.terms().limitPrice().isPresent()
                            != any.terms().triggerPrice().isPresent()) {
                        any.replacePrice(any.instrument().price(last));
                    }
                }
            }
        }

        private static OrderRequest request(
                RandomGenerator random, Instrument instrument, double last) {
            var price = instrument.price(last * random.nextDouble(0.985, 1.015));
            var other = instrument.price(last * random.nextDouble(0.985, 1.015));
            var terms =
                    switch (random.nextInt(10)) {
                        case 0 -> new OrderTerms.Market();
                        case 1 -> new OrderTerms.Limit(price);
                        case 2 -> new OrderTerms.Stop(price);
                        case 3 -> new OrderTerms.StopLimit(price, other);
                        case 4 -> new OrderTerms.TrailingStop(Distance.percent("1.2"));
                        case 5 ->
                                new OrderTerms.TrailingStopLimit(
                                        Distance.of(Price.of("0.8")), Price.of("0.1"));
                        case 6 -> new OrderTerms.MarketIfTouched(price);
                        case 7 -> new OrderTerms.LimitIfTouched(price, other);
                        case 8 -> new OrderTerms.MarketToLimit();
                        default -> new OrderTerms.Iceberg(price, Quantity.of(1));
                    };
            var time =
                    switch (random.nextInt(8)) {
                        case 0 -> TimeInForce.DAY;
                        case 1 -> TimeInForce.IOC;
                        case 2 -> TimeInForce.FOK;
                        case 3 -> TimeInForce.AT_OPEN;
                        case 4 -> TimeInForce.AT_CLOSE;
                        default -> TimeInForce.GTC;
                    };
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            var quantity = instrument.quantity(random.nextInt(1, 9));
            var request = OrderRequest.of(instrument, side, quantity, terms).withTimeInForce(time);
            return random.nextInt(6) == 0
                    ? request.withSize(OrderSize.equityShare("0.1"))
                    : request;
        }

        @Override
        public void onOrder(Context context, OrderEvent event) {
            if (!event.order().isOpen() && handles.size() > 1) {
                handles.remove(event.order());
            }
        }
    }

    /// As [Everything], at every few ticks of all kinds.
    static final class EverythingOnTicks implements Strategy {
        private final Everything orders = new Everything();
        private final PerInstrument<Book> books = new PerInstrument<>();

        @Override
        public void onStart(Context context) {
            for (var instrument : context.instruments()) {
                switch (instrument.symbol()) {
                    case "A" -> {
                        books.put(instrument, context.book(instrument));
                        context.trades(instrument);
                    }
                    case "B" -> context.quotes(instrument);
                    case "C" -> context.trades(instrument);
                    default -> {} // has bars only
                }
            }
        }

        @Override
        public void onBar(Context context, Bar bar) {
            context.record("book", books.iterator().next().count(Side.BUY));
            act(context, bar.instrument(), bar.close());
        }

        @Override
        public void onTrade(Context context, Trade trade) {
            act(context, trade.instrument(), trade.price());
        }

        @Override
        public void onQuote(Context context, Quote quote) {
            act(
                    context,
                    quote.instrument(),
                    context.data().lastQuote(quote.instrument()).orElseThrow().mid());
        }

        @Override
        public void onBook(Context context, Book book) {
            act(context, book.instrument(), book.mid());
        }

        private void act(Context context, Instrument instrument, double price) {
            if (!Double.isNaN(price) && context.random().nextInt(3) == 0) {
                orders.act(context, instrument, price);
            }
        }

        @Override
        public void onOrder(Context context, OrderEvent event) {
            orders.onOrder(context, event);
        }
    }

    /// One working order for days, its handle, protective stops, maps and nested state.
    static final class Patient implements Strategy {
        private static final class Plan {
            private Order entry;
            private long fills;
        }

        private final PerInstrument<Plan> books = new PerInstrument<>();
        private final TreeMap<Instrument, Double> seen = new TreeMap<>();
        private Instrument latest;

        @Override
        public void onStart(Context context) {
            for (var bars : context.universe()) {
                books.put(bars.instrument(), new Plan());
            }
        }

        @Override
        public void onSlice(Context context, Slice slice) {
            for (var bar : slice) {
                latest = bar.instrument();
                seen.merge(latest, bar.low(), Math::min);
                var book = books.get(latest);
                if ((book.entry == null || !book.entry.isOpen())
                        && context.position(latest).isFlat()) {
                    var price = latest.price(seen.get(latest) * 0.995);
                    book.entry =
                            context.submit(
                                    OrderRequest.limit(
                                            latest, Side.BUY, latest.quantity(3), price));
                } else if (book.entry != null && book.entry.isOpen()) {
                    book.entry.replacePrice(latest.price(bar.close() * 0.99));
                }
            }
        }

        @Override
        public void onFill(Context context, Fill fill) {
            books.get(fill.instrument()).fills++;
            if (fill.side() == Side.BUY) {
                var trigger =
                        fill.instrument().price(fill.price().toDecimal().doubleValue() * 0.985);
                context.submit(
                        OrderRequest.stop(fill.instrument(), Side.SELL, fill.quantity(), trigger)
                                .withReduceOnly());
            }
        }
    }
}
