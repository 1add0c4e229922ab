package dev.tandem.simulator;

import dev.tandem.api.state.State;
import java.util.Arrays;

/// What our orders took of the levels of one side. The historical data know nothing of it, so it
/// stays taken until the level is told with another size.
final class TakenLevels {
    private int count;
    private long[] prices = new long[4];
    private long[] sizes = new long[4];
    private long[] taken = new long[4];

    /// What tells the present size of a level, 0 if there is none.
    @FunctionalInterface
    interface Sizes {
        long at(long priceUnits);
    }

    /// What is left of a level.
    long left(long priceUnits, long sizeUnits) {
        var place = find(priceUnits);
        return place < 0 || sizes[place] != sizeUnits
                ? sizeUnits
                : Math.max(0, sizeUnits - taken[place]);
    }

    /// @param sizeUnits the displayed size of the level
    void take(long priceUnits, long sizeUnits, long units) {
        var place = find(priceUnits);
        if (place < 0) {
            place = add(priceUnits);
        }
        taken[place] = Math.addExact(sizes[place] == sizeUnits ? taken[place] : 0, units);
        sizes[place] = sizeUnits;
    }

    /// Forgets the levels that have another size now.
    void update(Sizes present) {
        var kept = 0;
        for (var i = 0; i < count; i++) {
            if (present.at(prices[i]) == sizes[i]) {
                prices[kept] = prices[i];
                sizes[kept] = sizes[i];
                taken[kept] = taken[i];
                kept++;
            }
        }
        count = kept;
    }

    boolean isEmpty() {
        return count == 0;
    }

    private int find(long priceUnits) {
        for (var i = 0; i < count; i++) {
            if (prices[i] == priceUnits) {
                return i;
            }
        }
        return -1;
    }

    private int add(long priceUnits) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            taken = Arrays.copyOf(taken, 2 * count);
        }
        prices[count] = priceUnits;
        sizes[count] = 0;
        taken[count] = 0;
        return count++;
    }

    State save() {
        return new State()
                .put("prices", Arrays.copyOf(prices, count))
                .put("sizes", Arrays.copyOf(sizes, count))
                .put("taken", Arrays.copyOf(taken, count));
    }

    void load(State state) {
        prices =
                Arrays.copyOf(
                        state.getLongs("prices"), Math.max(4, state.getLongs("prices").length));
        count = state.getLongs("prices").length;
        sizes = Arrays.copyOf(state.getLongs("sizes"), prices.length);
        taken = Arrays.copyOf(state.getLongs("taken"), prices.length);
    }
}
