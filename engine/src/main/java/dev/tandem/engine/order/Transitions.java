package dev.tandem.engine.order;

import static dev.tandem.api.order.OrderState.*;
import static dev.tandem.engine.order.OrderInput.*;

import dev.tandem.api.order.OrderState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Which state an order goes to on which input: the whole table, everything else is illegal.
///
/// A fill implies acceptance. A fill may come after the end of an order, because the venue traded
/// before our cancel reached it; it is booked and the state stays. A refused cancel or replace
/// changes nothing and may come late.
public final class Transitions {
    /// One legal transition.
    public record Row(OrderState from, OrderInput input, OrderState to) {}

    /// The legal transitions.
    public static final List<Row> TABLE =
            List.of(
                    new Row(NEW, DENY, DENIED),
                    new Row(NEW, RELEASE, PENDING),
                    new Row(NEW, CANCEL, CANCELLED),
                    new Row(PENDING, ACCEPT, WORKING),
                    new Row(PENDING, REJECT, REJECTED),
                    new Row(PENDING, PART_FILL, PARTLY_FILLED),
                    new Row(PENDING, FULL_FILL, FILLED),
                    new Row(PENDING, CANCEL, CANCELLED),
                    new Row(PENDING, EXPIRE, EXPIRED),
                    new Row(PENDING, REPLACE, WORKING),
                    new Row(PENDING, RESTATE, WORKING),
                    new Row(PENDING, CANCEL_REFUSE, PENDING),
                    new Row(PENDING, REPLACE_REFUSE, PENDING),
                    new Row(WORKING, PART_FILL, PARTLY_FILLED),
                    new Row(WORKING, FULL_FILL, FILLED),
                    new Row(WORKING, CANCEL, CANCELLED),
                    new Row(WORKING, EXPIRE, EXPIRED),
                    new Row(WORKING, REPLACE, WORKING),
                    new Row(WORKING, RESTATE, WORKING),
                    new Row(WORKING, CANCEL_REFUSE, WORKING),
                    new Row(WORKING, REPLACE_REFUSE, WORKING),
                    new Row(PARTLY_FILLED, ACCEPT, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, PART_FILL, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, FULL_FILL, FILLED),
                    new Row(PARTLY_FILLED, CANCEL, CANCELLED),
                    new Row(PARTLY_FILLED, EXPIRE, EXPIRED),
                    new Row(PARTLY_FILLED, REPLACE, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, RESTATE, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, CANCEL_REFUSE, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, REPLACE_REFUSE, PARTLY_FILLED),
                    new Row(FILLED, ACCEPT, FILLED),
                    new Row(FILLED, CANCEL_REFUSE, FILLED),
                    new Row(FILLED, REPLACE_REFUSE, FILLED),
                    new Row(CANCELLED, ACCEPT, CANCELLED),
                    new Row(CANCELLED, PART_FILL, CANCELLED),
                    new Row(CANCELLED, FULL_FILL, CANCELLED),
                    new Row(CANCELLED, CANCEL_REFUSE, CANCELLED),
                    new Row(CANCELLED, REPLACE_REFUSE, CANCELLED),
                    new Row(REJECTED, CANCEL_REFUSE, REJECTED),
                    new Row(REJECTED, REPLACE_REFUSE, REJECTED),
                    new Row(EXPIRED, ACCEPT, EXPIRED),
                    new Row(EXPIRED, PART_FILL, EXPIRED),
                    new Row(EXPIRED, FULL_FILL, EXPIRED),
                    new Row(EXPIRED, CANCEL_REFUSE, EXPIRED),
                    new Row(EXPIRED, REPLACE_REFUSE, EXPIRED));

    private static final int INPUTS = OrderInput.values().length;
    private static final List<Optional<OrderState>> INDEX = index();

    private Transitions() {}

    /// The state after the input, empty if the input is illegal in this state.
    public static Optional<OrderState> next(OrderState from, OrderInput input) {
        return INDEX.get(from.ordinal() * INPUTS + input.ordinal());
    }

    private static List<Optional<OrderState>> index() {
        var index =
                new ArrayList<Optional<OrderState>>(
                        Collections.nCopies(OrderState.values().length * INPUTS, Optional.empty()));
        for (var row : TABLE) {
            index.set(row.from().ordinal() * INPUTS + row.input().ordinal(), Optional.of(row.to()));
        }
        return List.copyOf(index);
    }
}
