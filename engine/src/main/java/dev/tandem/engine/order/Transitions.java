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
/// A fill implies acceptance. Venues repeat themselves, and their streams overtake each other:
/// whatever one says of an order that has left is legal, and where it is no news the state stays. A
/// fill after the end is booked, and the state stays as well. Only an order that never left takes
/// nothing from a venue.
public final class Transitions {
    /// One legal transition.
    public record Row(OrderState from, OrderInput input, OrderState to) {}

    /// The legal transitions.
    public static final List<Row> TABLE =
            List.of(
                    new Row(NEW, DENY, DENIED),
                    new Row(NEW, RELEASE, PENDING),
                    new Row(NEW, CANCEL, CANCELLED),
                    new Row(DENIED, HOLD_BACK, DENIED),
                    new Row(DENIED, ACCEPT, DENIED),
                    new Row(DENIED, REJECT, DENIED),
                    new Row(DENIED, PART_FILL, DENIED),
                    new Row(DENIED, FULL_FILL, DENIED),
                    new Row(DENIED, CANCEL, DENIED),
                    new Row(DENIED, EXPIRE, DENIED),
                    new Row(DENIED, REPLACE, DENIED),
                    new Row(DENIED, RESTATE, DENIED),
                    new Row(DENIED, CANCEL_REFUSE, DENIED),
                    new Row(DENIED, REPLACE_REFUSE, DENIED),
                    new Row(DENIED, DOUBT, DENIED),
                    new Row(DENIED, BURY, DENIED),
                    new Row(DENIED, BUST, DENIED),
                    new Row(DENIED, CORRECT, DENIED),
                    new Row(PENDING, HOLD_BACK, DENIED),
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
                    new Row(PENDING, DOUBT, PENDING),
                    new Row(PENDING, BURY, REJECTED),
                    new Row(PENDING, BUST, PENDING),
                    new Row(PENDING, CORRECT, PENDING),
                    new Row(WORKING, HOLD_BACK, WORKING),
                    new Row(WORKING, ACCEPT, WORKING),
                    new Row(WORKING, REJECT, REJECTED),
                    new Row(WORKING, PART_FILL, PARTLY_FILLED),
                    new Row(WORKING, FULL_FILL, FILLED),
                    new Row(WORKING, CANCEL, CANCELLED),
                    new Row(WORKING, EXPIRE, EXPIRED),
                    new Row(WORKING, REPLACE, WORKING),
                    new Row(WORKING, RESTATE, WORKING),
                    new Row(WORKING, CANCEL_REFUSE, WORKING),
                    new Row(WORKING, REPLACE_REFUSE, WORKING),
                    new Row(WORKING, DOUBT, WORKING),
                    new Row(WORKING, BURY, WORKING),
                    new Row(WORKING, BUST, WORKING),
                    new Row(WORKING, CORRECT, WORKING),
                    new Row(PARTLY_FILLED, HOLD_BACK, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, ACCEPT, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, REJECT, REJECTED),
                    new Row(PARTLY_FILLED, PART_FILL, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, FULL_FILL, FILLED),
                    new Row(PARTLY_FILLED, CANCEL, CANCELLED),
                    new Row(PARTLY_FILLED, EXPIRE, EXPIRED),
                    new Row(PARTLY_FILLED, REPLACE, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, RESTATE, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, CANCEL_REFUSE, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, REPLACE_REFUSE, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, DOUBT, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, BURY, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, BUST, PARTLY_FILLED),
                    new Row(PARTLY_FILLED, CORRECT, PARTLY_FILLED),
                    new Row(FILLED, HOLD_BACK, FILLED),
                    new Row(FILLED, ACCEPT, FILLED),
                    new Row(FILLED, REJECT, FILLED),
                    new Row(FILLED, PART_FILL, FILLED),
                    new Row(FILLED, FULL_FILL, FILLED),
                    new Row(FILLED, CANCEL, FILLED),
                    new Row(FILLED, EXPIRE, FILLED),
                    new Row(FILLED, REPLACE, FILLED),
                    new Row(FILLED, RESTATE, FILLED),
                    new Row(FILLED, CANCEL_REFUSE, FILLED),
                    new Row(FILLED, REPLACE_REFUSE, FILLED),
                    new Row(FILLED, DOUBT, FILLED),
                    new Row(FILLED, BURY, FILLED),
                    new Row(FILLED, BUST, FILLED),
                    new Row(FILLED, CORRECT, FILLED),
                    new Row(CANCELLED, HOLD_BACK, CANCELLED),
                    new Row(CANCELLED, ACCEPT, CANCELLED),
                    new Row(CANCELLED, REJECT, CANCELLED),
                    new Row(CANCELLED, PART_FILL, CANCELLED),
                    new Row(CANCELLED, FULL_FILL, CANCELLED),
                    new Row(CANCELLED, CANCEL, CANCELLED),
                    new Row(CANCELLED, EXPIRE, CANCELLED),
                    new Row(CANCELLED, REPLACE, CANCELLED),
                    new Row(CANCELLED, RESTATE, CANCELLED),
                    new Row(CANCELLED, CANCEL_REFUSE, CANCELLED),
                    new Row(CANCELLED, REPLACE_REFUSE, CANCELLED),
                    new Row(CANCELLED, DOUBT, CANCELLED),
                    new Row(CANCELLED, BURY, CANCELLED),
                    new Row(CANCELLED, BUST, CANCELLED),
                    new Row(CANCELLED, CORRECT, CANCELLED),
                    new Row(REJECTED, HOLD_BACK, REJECTED),
                    new Row(REJECTED, ACCEPT, REJECTED),
                    new Row(REJECTED, REJECT, REJECTED),
                    new Row(REJECTED, PART_FILL, REJECTED),
                    new Row(REJECTED, FULL_FILL, REJECTED),
                    new Row(REJECTED, CANCEL, REJECTED),
                    new Row(REJECTED, EXPIRE, REJECTED),
                    new Row(REJECTED, REPLACE, REJECTED),
                    new Row(REJECTED, RESTATE, REJECTED),
                    new Row(REJECTED, CANCEL_REFUSE, REJECTED),
                    new Row(REJECTED, REPLACE_REFUSE, REJECTED),
                    new Row(REJECTED, DOUBT, REJECTED),
                    new Row(REJECTED, BURY, REJECTED),
                    new Row(REJECTED, BUST, REJECTED),
                    new Row(REJECTED, CORRECT, REJECTED),
                    new Row(EXPIRED, HOLD_BACK, EXPIRED),
                    new Row(EXPIRED, ACCEPT, EXPIRED),
                    new Row(EXPIRED, REJECT, EXPIRED),
                    new Row(EXPIRED, PART_FILL, EXPIRED),
                    new Row(EXPIRED, FULL_FILL, EXPIRED),
                    new Row(EXPIRED, CANCEL, EXPIRED),
                    new Row(EXPIRED, EXPIRE, EXPIRED),
                    new Row(EXPIRED, REPLACE, EXPIRED),
                    new Row(EXPIRED, RESTATE, EXPIRED),
                    new Row(EXPIRED, CANCEL_REFUSE, EXPIRED),
                    new Row(EXPIRED, REPLACE_REFUSE, EXPIRED),
                    new Row(EXPIRED, DOUBT, EXPIRED),
                    new Row(EXPIRED, BURY, EXPIRED),
                    new Row(EXPIRED, BUST, EXPIRED),
                    new Row(EXPIRED, CORRECT, EXPIRED));

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
