package dev.tandem.engine.market;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Slice;
import dev.tandem.api.state.State;
import dev.tandem.engine.market.Subscription.Declaring;
import dev.tandem.engine.state.FieldState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the engine knows of the market: subscriptions with their last bars, and the last price of
/// each instrument. Only delivered data are here, nothing of the future.
public final class Market {
    private static final int LIMIT = 100_000;

    private final List<Subscription> subscriptions = new ArrayList<>();
    private Subscription[] numbered = {}; // the same by number
    private final List<ArrayList<Subscription>> byInstrument = new ArrayList<>();
    private final Instrument[] instruments;
    private final double[] lastPrice;
    private final Declaring declaring;
    private final List<Instrument> adjusted;
    private final Supplier<FieldState> fields;
    private final TickBoard ticks;
    private final SliceView slice = new SliceView(this);
    private final boolean sliced;
    private @Nullable BarView view;

    /// @param adjusted instruments whose prices may be adjusted during the run
    /// @param fields how indicators are saved and loaded
    /// @param sliced whether anybody asks for slices
    public Market(
            List<Instrument> instruments,
            Declaring declaring,
            List<Instrument> adjusted,
            Supplier<FieldState> fields,
            boolean sliced) {
        this.sliced = sliced;
        this.adjusted = List.copyOf(adjusted);
        this.fields = fields;
        this.declaring = declaring;
        this.instruments = instruments.toArray(Instrument[]::new);
        ticks = new TickBoard(this, instruments, declaring);
        lastPrice = new double[instruments.size()];
        Arrays.fill(lastPrice, Double.NaN);
        instruments.forEach(_ -> byInstrument.add(new ArrayList<>()));
    }

    /// Refuses an instrument that is not the run's own, even under the same name.
    ///
    /// @throws IllegalArgumentException if it is not
    public void requireKnown(Instrument instrument) {
        var ordinal = instrument.ordinal();
        if (ordinal >= instruments.length || !isSame(instruments[ordinal], instrument)) {
            throw new IllegalArgumentException(
                    instrument
                            + " is no instrument of this run: take it from context.instrument(...) or from a bar");
        }
    }

    @SuppressWarnings("ReferenceEquality") // an equal one may have other scales
    private static boolean isSame(Instrument own, Instrument other) {
        return own == other;
    }

    /// The subscription of an instrument and size, made if it is not there.
    public Subscription subscribe(Instrument instrument, BarSize size) {
        var known = find(instrument, size);
        if (known.isPresent()) {
            return known.get();
        }
        declaring.require("bars(" + instrument + ", " + size + ")");
        return configure(instrument, size);
    }

    /// Adds a subscription that the run was configured with.
    public Subscription configure(Instrument instrument, BarSize size) {
        if (subscriptions.size() == LIMIT) {
            throw new IllegalStateException("more than " + LIMIT + " subscriptions");
        }
        var rebuilding = adjusted.contains(instrument) ? fields : null;
        var subscription =
                new Subscription(subscriptions.size(), instrument, size, declaring, rebuilding);
        subscriptions.add(subscription);
        numbered = subscriptions.toArray(Subscription[]::new);
        var ofInstrument = byInstrument.get(instrument.ordinal());
        ofInstrument.add(subscription);
        ofInstrument.sort((a, b) -> a.size().compareTo(b.size()));
        if (view == null) {
            view = new BarView(subscription);
        }
        return subscription;
    }

    public Optional<Subscription> find(Instrument instrument, BarSize size) {
        requireKnown(instrument);
        for (var subscription : byInstrument.get(instrument.ordinal())) {
            if (subscription.size().equals(size)) {
                return Optional.of(subscription);
            }
        }
        return Optional.empty();
    }

    /// The smallest subscription of an instrument.
    Optional<Subscription> finest(Instrument instrument) {
        requireKnown(instrument);
        var ofInstrument = byInstrument.get(instrument.ordinal());
        return ofInstrument.isEmpty() ? Optional.empty() : Optional.of(ofInstrument.getFirst());
    }

    /// All subscriptions by number.
    public List<Subscription> subscriptions() {
        return subscriptions;
    }

    /// Puts a bar from before the start into history and indicators.
    ///
    /// @param rows holds the bar as a [dev.tandem.api.market.BarRow] that begins at `at`
    public void warm(int number, int left, long[] rows, int at) {
        subscriptions.get(number).warm(view(), rows, at, left);
    }

    /// Puts a delivered bar into history, indicators and slice.
    ///
    /// @param rows as for [#warm]
    /// @return the view to hand to the strategy
    public Bar take(long atNanos, int number, long[] rows, int at) {
        var bar = view();
        var subscription = numbered[number];
        subscription.take(bar, rows, at);
        if (sliced) {
            slice.add(atNanos, subscription);
        }
        return bar;
    }

    /// As [#take] for a bar whose instant is over: it comes into no slice.
    public Bar takeLate(int number, long[] rows, int at) {
        var bar = view();
        numbered[number].take(bar, rows, at);
        return bar;
    }

    /// The bars taken since the last call, by instrument, small sizes first; null when there are
    /// none.
    public @Nullable Slice takeSlice() {
        return slice.close();
    }

    public void mark(Instrument instrument, double price) {
        lastPrice[instrument.ordinal()] = price;
    }

    /// Brings what is known of the instrument to the prices after an event: histories, indicators
    /// and the last price. Most events leave prices as they are. The last quote is forgotten.
    public void adjust(InstrumentEvent event) {
        var instrument = event.instrument();
        Adjustment.of(event)
                .ifPresent(adjustment -> {
                    byInstrument
                            .get(instrument.ordinal())
                            .forEach(subscription -> subscription.adjust(adjustment));
                    ticks.adjust(instrument, adjustment);
                    lastPrice[instrument.ordinal()] =
                            adjustment.price(lastPrice[instrument.ordinal()]);
                });
    }

    /// As [#adjust] for one subscription that is being warmed up.
    public void adjustWarm(int number, InstrumentEvent event) {
        Adjustment.of(event).ifPresent(subscriptions.get(number)::adjust);
    }

    /// Trades, quotes and books.
    public TickBoard ticks() {
        return ticks;
    }

    /// The last price of the instrument, NaN before the first.
    public double lastPrice(Instrument instrument) {
        return lastPrice[instrument.ordinal()];
    }

    /// [#lastPrice] at the instrument's storage scale.
    ///
    /// @throws IllegalArgumentException if no price is known
    public long lastPriceUnits(Instrument instrument) {
        return instrument.priceUnits(lastPrice(instrument));
    }

    private BarView view() {
        var bar = view;
        if (bar == null) {
            throw new IllegalStateException("a bar came without a subscription");
        }
        return bar;
    }

    public State save(FieldState fields) {
        return new State()
                .put("lastPrice", lastPrice)
                .put("ticks", ticks.save())
                .put("subscriptions", subscriptions.stream().map(one -> one.save(fields)).toList());
    }

    /// Takes over prices and ticks of another one with the same subscriptions; their history and
    /// their indicators were brought here by [#observe].
    public void inherit(State state) {
        System.arraycopy(state.getDoubles("lastPrice"), 0, lastPrice, 0, lastPrice.length);
        ticks.load(state.getState("ticks"));
    }

    /// Whether another one asks for the same data.
    public boolean hasStreamsOf(Market other) {
        return streams().equals(other.streams());
    }

    private List<String> streams() {
        var all = new ArrayList<String>();
        subscriptions.forEach(one -> all.add(one.toString()));
        for (var instrument : instruments) {
            for (var kind : TickKind.values()) {
                if (ticks.isSubscribed(kind, instrument)) {
                    all.add(kind + " of " + instrument);
                }
            }
        }
        return all;
    }

    public void load(State state, FieldState fields) {
        System.arraycopy(state.getDoubles("lastPrice"), 0, lastPrice, 0, lastPrice.length);
        ticks.load(state.getState("ticks"));
        var saved = state.getList("subscriptions");
        if (saved.size() != subscriptions.size()) {
            throw new IllegalStateException(
                    "saved with "
                            + saved.size()
                            + " subscriptions, declared are "
                            + subscriptions.size()
                            + " now");
        }
        for (var i = 0; i < saved.size(); i++) {
            subscriptions.get(i).load(saved.get(i), fields);
        }
    }
}
