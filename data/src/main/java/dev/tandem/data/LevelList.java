package dev.tandem.data;

import dev.tandem.api.order.Side;
import java.util.Arrays;

/// Levels of one book frame while it is read.
final class LevelList {
    private int count;
    private boolean[] ask = new boolean[64];
    private double[] price = new double[64];
    private double[] size = new double[64];

    void clear() {
        count = 0;
    }

    void add(Side side, double newPrice, double newSize) {
        if (count == ask.length) {
            ask = Arrays.copyOf(ask, count * 2);
            price = Arrays.copyOf(price, count * 2);
            size = Arrays.copyOf(size, count * 2);
        }
        ask[count] = side == Side.SELL;
        price[count] = newPrice;
        size[count] = newSize;
        count++;
    }

    int count() {
        return count;
    }

    Side side(int level) {
        return ask[level] ? Side.SELL : Side.BUY;
    }

    double price(int level) {
        return price[level];
    }

    double size(int level) {
        return size[level];
    }

    LevelList copy() {
        var copy = new LevelList();
        copy.count = count;
        copy.ask = Arrays.copyOf(ask, count);
        copy.price = Arrays.copyOf(price, count);
        copy.size = Arrays.copyOf(size, count);
        return copy;
    }
}
