package dev.tandem.testkit.golden.zipline;

import dev.tandem.testkit.golden.ReferenceTable;
import dev.tandem.testkit.reference.zipline.ReplayOrders.Recorded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What an algorithm did, from the table of its orders: sent on the session of creation, taken back
/// on the session of status 2.
final class RecordedOrders {
    private static final String CANCELLED = "2";

    private RecordedOrders() {}

    /// @throws IllegalArgumentException if an order is of a kind that we do not know
    static List<Recorded> of(ReferenceTable table) {
        if (!table.columns().equals(ZiplineTables.ORDERS)) {
            throw new IllegalArgumentException(
                    table.name()
                            + " columns "
                            + table.columns()
                            + " instead of "
                            + ZiplineTables.ORDERS);
        }
        var recorded = new ArrayList<Recorded>();
        for (var row : table.rows()) {
            var session = LocalDate.parse(row.get(0));
            var id = Long.parseLong(row.get(1));
            var symbol = row.get(2);
            if (!row.get(8).isEmpty() || !row.get(9).isEmpty()) {
                throw new IllegalArgumentException("only market orders are known, not " + row);
            }
            if (row.get(3).equals(row.get(0))) {
                recorded.add(new Recorded(session, id, symbol, Long.parseLong(row.get(4))));
            }
            if (row.get(7).equals(CANCELLED)) {
                recorded.add(new Recorded(session, id, symbol, 0));
            }
        }
        recorded.sort(Comparator.comparing(Recorded::session).thenComparing(Recorded::id));
        return recorded;
    }
}
