package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.state.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The orders that have not ended: by number, and by instrument in the order of the queue.
final class WorkingOrders {
    private final List<Instrument> instruments;
    private final ArrayList<WorkingOrder> open = new ArrayList<>();
    private final List<ArrayList<WorkingOrder>> queues = new ArrayList<>();
    private final int[] counts; // of the queues, side by side: asked for at each bar
    private int sized; // that were sent as a value or a share of equity
    private long frontRank;

    WorkingOrders(List<Instrument> instruments) {
        this.instruments = instruments;
        counts = new int[instruments.size()];
        instruments.forEach(_ -> queues.add(new ArrayList<>()));
    }

    /// By number.
    List<WorkingOrder> open() {
        return open;
    }

    List<WorkingOrder> of(int ordinal) {
        return queues.get(ordinal);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// Whether an instrument has any.
    boolean has(Instrument instrument) {
        return counts[instrument.ordinal()] > 0;
    }

    /// Whether the size of any depends on what is held at its fill.
    boolean hasSized() {
        return sized > 0;
    }

    void add(WorkingOrder order) {
        sized += isSized(order) ? 1 : 0;
        open.add(place(order.number), order);
        queues.get(order.instrument.ordinal()).add(order);
        counts[order.instrument.ordinal()]++;
    }

    /// A rank before all others.
    long front() {
        return --frontRank;
    }

    private static boolean isSized(WorkingOrder order) {
        return !(order.size instanceof OrderSize.Units);
    }

    void remove(WorkingOrder order) {
        sized -= isSized(order) ? 1 : 0;
        open.remove(place(order.number));
        queues.get(order.instrument.ordinal()).remove(order);
        counts[order.instrument.ordinal()]--;
    }

    @Nullable WorkingOrder find(long number) {
        var place = place(number);
        return place < open.size() && open.get(place).number == number ? open.get(place) : null;
    }

    private int place(long number) {
        var low = 0;
        var high = open.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (open.get(middle).number < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    State save() {
        var saved = new ArrayList<State>();
        for (var queue : queues) {
            var orders = new ArrayList<State>();
            queue.forEach(order -> orders.add(order.save()));
            saved.add(new State().put("orders", orders));
        }
        return new State().put("queues", saved).put("frontRank", frontRank);
    }

    void load(State state, FillRules rules) {
        open.clear();
        queues.forEach(ArrayList::clear);
        Arrays.fill(counts, 0);
        sized = 0;
        frontRank = state.getLong("frontRank");
        var saved = state.getList("queues");
        for (var i = 0; i < queues.size(); i++) {
            for (var order : saved.get(i).getList("orders")) {
                add(WorkingOrder.load(instruments.get(i), order, rules));
            }
        }
    }
}
