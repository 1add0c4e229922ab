package dev.tandem.api.strategy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A value for each instrument, or for each subscription when values are put by subscription.
/// Iterates in instrument order; saved and restored with the strategy.
///
/// A lookup by bar finds the value of its subscription, else of its instrument; a lookup by
/// instrument finds its own value, else that of its first subscription.
public final class PerInstrument<T> implements Iterable<T> {
    private final TreeMap<Key, T> values = new TreeMap<>();
    private @Nullable Object[] bySubscription = new @Nullable Object[8];

    /// The key of a value.
    ///
    /// @param instrument ordinal of the instrument
    /// @param subscription number of the subscription, -1 for the instrument itself
    public record Key(int instrument, int subscription) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byInstrument = Integer.compare(instrument, other.instrument);
            return byInstrument != 0
                    ? byInstrument
                    : Integer.compare(subscription, other.subscription);
        }
    }

    public void put(Bars bars, T value) {
        put(new Key(bars.instrument().ordinal(), bars.subscription()), value);
    }

    public void put(Instrument instrument, T value) {
        put(new Key(instrument.ordinal(), -1), value);
    }

    /// Puts under a key taken from [#keys].
    public void put(Key key, T value) {
        values.put(key, value);
        if (key.subscription() >= 0) {
            while (key.subscription() >= bySubscription.length) {
                bySubscription = Arrays.copyOf(bySubscription, bySubscription.length * 2);
            }
            bySubscription[key.subscription()] = value;
        }
    }

    /// @throws NoSuchElementException if nothing was put for the bar's subscription or instrument
    @SuppressWarnings("unchecked") // only values of type T are put
    public T get(Bar bar) {
        var subscription = bar.subscription();
        var value = subscription < bySubscription.length ? bySubscription[subscription] : null;
        return value != null ? (T) value : get(bar.instrument());
    }

    /// @throws NoSuchElementException if nothing was put for the instrument
    public T get(Instrument instrument) {
        return find(instrument)
                .orElseThrow(
                        () -> new NoSuchElementException("nothing was put for " + instrument.id()));
    }

    public Optional<T> find(Instrument instrument) {
        var entry = values.ceilingEntry(new Key(instrument.ordinal(), -1));
        return entry == null || entry.getKey().instrument() != instrument.ordinal()
                ? Optional.empty()
                : Optional.of(entry.getValue());
    }

    /// The value under a key, or null.
    public @Nullable T at(Key key) {
        return values.get(key);
    }

    /// The keys in instrument order.
    public List<Key> keys() {
        return List.copyOf(values.keySet());
    }

    public int size() {
        return values.size();
    }

    @Override
    public Iterator<T> iterator() {
        return new ArrayList<>(values.values()).iterator();
    }
}
