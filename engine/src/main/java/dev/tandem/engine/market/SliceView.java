package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.Slice;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bars of one instant. They are read from the rings of their subscriptions, where they are the
/// last ones.
final class SliceView implements Slice {
    private final Market market;
    private int[] numbers = new int[8];
    private int size;
    private long atNanos;
    private boolean closed;
    private boolean sorted;
    private @Nullable BarView view;

    SliceView(Market market) {
        this.market = market;
    }

    void add(long closeNanos, Subscription subscription) {
        if (closed) {
            closed = false;
            size = 0;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = subscription.subscription();
        atNanos = closeNanos;
    }

    @Nullable Slice close() {
        if (closed || size == 0) {
            return null;
        }
        closed = true;
        sorted = false;
        return this;
    }

    @Override
    public long atNanos() {
        return atNanos;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Bar get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("bar " + index + " of a slice of " + size);
        }
        sort();
        return show(market.subscriptions().get(numbers[index]));
    }

    @Override
    public Optional<Bar> bar(Instrument instrument) {
        sort();
        for (var i = 0; i < size; i++) {
            var subscription = market.subscriptions().get(numbers[i]);
            if (subscription.instrument().equals(instrument)) {
                return Optional.of(show(subscription));
            }
        }
        return Optional.empty();
    }

    @Override
    public Iterator<Bar> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Bar next() {
                if (next >= size) {
                    throw new NoSuchElementException("the slice has " + size + " bars");
                }
                return get(next++);
            }
        };
    }

    private Bar show(Subscription subscription) {
        var bar = view;
        if (bar == null) {
            bar = new BarView(subscription);
            view = bar;
        }
        subscription.showLast(bar);
        return bar;
    }

    /// Bars come small sizes first; few are out of instrument order. Most slices are only looked at
    /// for their time, so it waits until a bar is asked for.
    private void sort() {
        if (sorted) {
            return;
        }
        sorted = true;
        for (var i = 1; i < size; i++) {
            var number = numbers[i];
            var place = i;
            while (place > 0 && after(numbers[place - 1], number)) {
                numbers[place] = numbers[place - 1];
                place--;
            }
            numbers[place] = number;
        }
    }

    private boolean after(int first, int second) {
        var a = market.subscriptions().get(first);
        var b = market.subscriptions().get(second);
        var byInstrument = a.instrument().compareTo(b.instrument());
        return byInstrument != 0 ? byInstrument > 0 : a.size().compareTo(b.size()) > 0;
    }
}
