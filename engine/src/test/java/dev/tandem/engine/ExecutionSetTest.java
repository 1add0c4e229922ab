package dev.tandem.engine;

import static dev.tandem.engine.EngineDesk.corrected;
import static dev.tandem.engine.EngineDesk.filled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Fills, busts and corrections of one order in every order that a stream and a query may bring
/// them in, each once or more often: the state is the same.
class ExecutionSetTest {
    private static final int CASES = Integer.getInteger("tandem.orders.cases", 4_000);
    private static final int ORDERS_EACH = 6;

    @Test
    void I06_theStateFollowsFromTheSetOfExecutions() {
        for (var seed = 0; seed * ORDERS_EACH < CASES; seed++) {
            var random = new SplittableRandom(seed);
            var reports = reports(random);
            var expected = outcome(reports);
            for (var i = 1; i < ORDERS_EACH; i++) {
                var shuffled = shuffled(reports, random);
                assertThat(outcome(shuffled)).as("seed %s, %s", seed, shuffled).isEqualTo(expected);
            }
        }
    }

    /// One to six executions of an order of 10, some corrected, some taken back.
    private static List<ExecutionReport> reports(SplittableRandom random) {
        var reports = new ArrayList<ExecutionReport>();
        reports.add(new ExecutionReport.Accepted(1));
        var count = random.nextInt(1, 7);
        for (var id = 1; id <= count; id++) {
            reports.add(filled(1, id, "" + random.nextInt(1, 5), price(random), 7 * id));
            if (random.nextInt(3) == 0) {
                reports.add(corrected(1, id, "" + random.nextInt(1, 5), price(random), id));
            }
            if (random.nextInt(3) == 0) {
                reports.add(new ExecutionReport.Busted(1, id, "erroneous"));
            }
        }
        return reports;
    }

    private static String price(SplittableRandom random) {
        return random.nextInt(9000, 9100) + "." + random.nextInt(10, 100);
    }

    private static List<ExecutionReport> shuffled(
            List<ExecutionReport> reports, SplittableRandom random) {
        var result = new ArrayList<>(reports);
        for (var report : reports) {
            if (random.nextInt(4) == 0) {
                result.add(report);
            }
        }
        for (var i = result.size() - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            result.set(other, result.set(i, result.get(other)));
        }
        return result;
    }

    private static String outcome(List<ExecutionReport> reports) {
        var desk = new EngineDesk();
        var order = desk.limit(Side.BUY, "10", "90");
        reports.forEach(desk::report);
        var book = desk.engine.book(desk.share, SideMode.NET);
        return String.join(
                " ",
                order.state().name(),
                order.filled().toString(),
                order.averagePrice().toString(),
                order.remaining().toString(),
                String.valueOf(order.isOpen()),
                String.valueOf(order.isOverfilled()),
                String.valueOf(book.signedUnits()),
                desk.engine.cash().toString(),
                desk.range());
    }
}
