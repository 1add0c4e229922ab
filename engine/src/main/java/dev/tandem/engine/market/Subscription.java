package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.state.State;
import dev.tandem.api.strategy.Bars;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import dev.tandem.api.strategy.ValueIndicator;
import dev.tandem.engine.state.FieldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One stream of bars with the indicators bound to it and the history it keeps.
public final class Subscription implements Bars {
    private static final int KEPT = 512;
    private static final int KEPT_LIMIT = 10_000_000;
    private static final int BOUND_LIMIT = 10_000;

    /// After that many times its warm-up the beginning of an indicator counts for nothing: an
    /// exponential average has forgotten all but `e^-16` or less of it.
    private static final int REBUILT_OF = 16;

    private final int number;
    private final Instrument instrument;
    private final BarSize size;
    private final Declaring declaring;
    private final @Nullable Supplier<FieldState> rebuilding;
    private final List<Bound> bound = new ArrayList<>();
    private Indicator[] feeds = {}; // the same, to walk
    private BarHistory history;
    private boolean isLent;
    private int keep = KEPT;
    private int room = KEPT;
    private int asked;
    private long taken; // bars that all indicators took

    /// Says whether declarations are allowed now; throws if not.
    @FunctionalInterface
    public interface Declaring {
        void require(String what);
    }

    /// Finds values that were computed for another run.
    @FunctionalInterface
    public interface Finding {
        Optional<KnownValues> find(SharedIndicator indicator, BarField field);
    }

    private static final class Bound {
        private final Indicator indicator;
        private final @Nullable BarField field;
        private final int warmup;
        private final @Nullable State blank;
        private long warmed; // bars it took, those of `taken` aside

        Bound(Indicator indicator, @Nullable BarField field, @Nullable State blank) {
            this.indicator = indicator;
            this.field = field;
            this.warmup = indicator.warmup();
            this.blank = blank;
        }

        Indicator indicator() {
            return indicator;
        }

        int warmup() {
            return warmup;
        }

        /// What takes the bars.
        Indicator feed() {
            return field == null ? indicator : new FieldFeed((ValueIndicator) indicator, field);
        }
    }

    /// Brings another value than the close to an indicator.
    private record FieldFeed(ValueIndicator indicator, BarField field) implements Indicator {
        @Override
        public void add(Bar bar) {
            indicator.add(bar.value(field));
        }

        @Override
        public int warmup() {
            return indicator.warmup();
        }

        @Override
        public boolean isReady() {
            return indicator.isReady();
        }
    }

    /// @param rebuilding how indicators are saved and loaded, where prices of the instrument may be
    ///   adjusted during the run; null where they stay
    public Subscription(
            int number,
            Instrument instrument,
            BarSize size,
            Declaring declaring,
            @Nullable Supplier<FieldState> rebuilding) {
        this.rebuilding = rebuilding;
        this.number = number;
        history = new BarRing(KEPT);
        this.instrument = instrument;
        this.size = size;
        this.declaring = declaring;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public BarSize size() {
        return size;
    }

    @Override
    public int subscription() {
        return number;
    }

    @Override
    public <I extends Indicator> I feed(I indicator) {
        bind(indicator, null);
        return indicator;
    }

    @Override
    public <I extends ValueIndicator> I feed(I indicator, BarField field) {
        bind(indicator, field == BarField.CLOSE ? null : field);
        return indicator;
    }

    @Override
    public Bars keep(int count) {
        declaring.require("keep");
        if (count < 1 || count > KEPT_LIMIT) {
            throw new IllegalArgumentException(
                    "bars to keep: " + count + ", allowed are 1 to " + KEPT_LIMIT);
        }
        asked = Math.max(asked, count);
        keep = Math.max(keep, count);
        makeRoom();
        return this;
    }

    /// Keeps what the strategy asked for, and what indicators are rebuilt of after an adjustment.
    private void makeRoom() {
        var wanted = rebuilding == null ? keep : Math.max(keep, REBUILT_OF * warmup());
        if (wanted > room) {
            room = wanted;
            history = new BarRing(room);
        }
    }

    /// Brings history and indicators to the prices after an event: the kept bars are adjusted, and
    /// each indicator begins anew and takes those of them that it had taken.
    void adjust(Adjustment adjustment) {
        if (rebuilding == null || !(history instanceof BarRing ring)) {
            throw new IllegalStateException("no adjustment of " + this + " was to be expected");
        }
        ring.adjust(adjustment);
        var fields = rebuilding.get();
        var bar = new BarView(this);
        for (var i = 0; i < feeds.length; i++) {
            var one = bound.get(i);
            var fed = (int) Math.min(one.warmed + taken, ring.kept());
            fields.load(one.indicator, Objects.requireNonNull(one.blank));
            for (var back = fed - 1; back >= 0; back--) {
                show(bar, back);
                feeds[i].add(bar);
            }
            one.warmed = fed - taken;
        }
    }

    /// Lets the bound indicators look up what is known; nothing is where prices may be adjusted.
    public void share(Finding known) {
        if (rebuilding != null) {
            return;
        }
        for (var one : bound) {
            if (one.indicator instanceof SharedIndicator indicator) {
                var field = one.field == null ? BarField.CLOSE : one.field;
                known.find(indicator, field).ifPresent(indicator::lookUp);
            }
        }
    }

    /// From now on bars come in arrays that are never written to again, so that no copy is needed;
    /// one is made all the same where prices may be adjusted.
    public void lend() {
        if (rebuilding == null && !isLent) {
            var lent = new LentBars(room);
            lent.load(history.save());
            history = lent;
            isLent = true;
        }
    }

    /// Number of bars before the start that the bound indicators and [#keep] want.
    public int warmup() {
        return bound.stream().mapToInt(Bound::warmup).reduce(asked, Math::max);
    }

    /// Takes a bar from before the start.
    ///
    /// @param left number of warm-up bars left, this one included; an indicator takes only as many
    ///   as it asked for
    void warm(BarView bar, long[] rows, int at, int left) {
        add(bar, rows, at);
        for (var i = 0; i < feeds.length; i++) {
            if (left <= bound.get(i).warmup()) {
                feeds[i].add(bar);
                bound.get(i).warmed++;
            }
        }
    }

    /// Takes a delivered bar: history first, then the indicators.
    ///
    /// @param bar shows it from now on
    void take(BarView bar, long[] rows, int at) {
        add(bar, rows, at);
        taken++;
        for (var one : feeds) {
            one.add(bar);
        }
    }

    private void add(BarView bar, long[] rows, int at) {
        if (isLent) {
            bar.lend(this, rows, at);
        } else {
            bar.copy(this, rows, at);
        }
        history.add(rows, at);
    }

    private void show(BarView view, int back) {
        if (isLent) {
            view.lend(this, history.rows(back), history.at(back));
        } else {
            view.copy(this, history.rows(back), history.at(back));
        }
    }

    /// Number of bars that [#value] can reach.
    int kept() {
        return Math.min(keep, history.kept());
    }

    int keepLimit() {
        return keep;
    }

    /// A value of the bar `back` bars before the last one.
    double value(BarField field, int back) {
        return history.value(field, back);
    }

    long closeNanos(int back) {
        return history.closeNanos(back);
    }

    void showLast(BarView view) {
        show(view, 0);
    }

    private void bind(Indicator indicator, @Nullable BarField field) {
        declaring.require("feed");
        if (bound.size() == BOUND_LIMIT) {
            throw new IllegalStateException("more than " + BOUND_LIMIT + " indicators on " + this);
        }
        var blank = rebuilding == null ? null : rebuilding.get().save(indicator);
        bound.add(new Bound(indicator, field, blank));
        feeds = bound.stream().map(Bound::feed).toArray(Indicator[]::new);
        makeRoom();
    }

    public State save(FieldState fields) {
        return new State()
                .put("ring", history.save())
                .put("fed", bound.stream().mapToLong(one -> one.warmed + taken).toArray())
                .put(
                        "indicators",
                        bound.stream().map(one -> fields.save(one.indicator())).toList());
    }

    public void load(State state, FieldState fields) {
        history.load(state.getState("ring"));
        var saved = state.getList("indicators");
        if (saved.size() != bound.size()) {
            throw new IllegalStateException(
                    this
                            + " was saved with "
                            + saved.size()
                            + " indicators, bound are "
                            + bound.size()
                            + " now");
        }
        var fed = state.getLongs("fed");
        taken = 0;
        for (var i = 0; i < saved.size(); i++) {
            fields.load(bound.get(i).indicator(), saved.get(i));
            bound.get(i).warmed = fed[i];
        }
    }

    @Override
    public String toString() {
        return instrument + " " + size;
    }
}
