package dev.tandem.api.market.book;

import dev.tandem.api.state.State;
import java.util.Arrays;
import java.util.Objects;

/// One side of a book: parallel arrays with the best level last, since most updates touch levels
/// near the best one and then move few others.
final class Levels {
    private static final int START = 64;

    private final int sign;
    private int count;
    private long[] keys = new long[START]; // rising: bids by price units, asks by minus them
    private double[] prices = new double[START];
    private double[] sizes = new double[START];

    /// @param sign 1 if the highest price is the best, -1 if the lowest is
    Levels(int sign) {
        this.sign = sign;
    }

    int count() {
        return count;
    }

    double price(int level) {
        return prices[place(level)];
    }

    double size(int level) {
        return sizes[place(level)];
    }

    double sizeAt(long priceUnits) {
        var found = Arrays.binarySearch(keys, 0, count, sign * priceUnits);
        return found < 0 ? 0 : sizes[found];
    }

    void clear() {
        count = 0;
    }

    void set(long priceUnits, double price, double size) {
        var key = sign * priceUnits;
        var found = Arrays.binarySearch(keys, 0, count, key);
        if (size == 0) {
            if (found >= 0) {
                remove(found);
            }
        } else if (found >= 0) {
            sizes[found] = size;
        } else {
            insert(-found - 1, key, price, size);
        }
    }

    State save() {
        return new State()
                .put("keys", Arrays.copyOf(keys, count))
                .put("prices", Arrays.copyOf(prices, count))
                .put("sizes", Arrays.copyOf(sizes, count));
    }

    void load(State state) {
        var saved = state.getLongs("keys");
        count = saved.length;
        var length = Math.max(START, count);
        keys = Arrays.copyOf(saved, length);
        prices = Arrays.copyOf(state.getDoubles("prices"), length);
        sizes = Arrays.copyOf(state.getDoubles("sizes"), length);
    }

    private int place(int level) {
        return count - 1 - Objects.checkIndex(level, count);
    }

    private void remove(int at) {
        count--;
        System.arraycopy(keys, at + 1, keys, at, count - at);
        System.arraycopy(prices, at + 1, prices, at, count - at);
        System.arraycopy(sizes, at + 1, sizes, at, count - at);
    }

    private void insert(int at, long key, double price, double size) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            prices = Arrays.copyOf(prices, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        System.arraycopy(keys, at, keys, at + 1, count - at);
        System.arraycopy(prices, at, prices, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        keys[at] = key;
        prices[at] = price;
        sizes[at] = size;
        count++;
    }
}
