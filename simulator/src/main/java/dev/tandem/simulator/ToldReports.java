package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.ExecutionReport.Accepted;
import dev.tandem.api.event.ExecutionReport.Busted;
import dev.tandem.api.event.ExecutionReport.Cancelled;
import dev.tandem.api.event.ExecutionReport.Corrected;
import dev.tandem.api.event.ExecutionReport.Expired;
import dev.tandem.api.event.ExecutionReport.Filled;
import dev.tandem.api.event.ExecutionReport.InDoubt;
import dev.tandem.api.event.ExecutionReport.NeverAccepted;
import dev.tandem.api.event.ExecutionReport.Replaced;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.order.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The reports of a venue on their way out, with the mishaps of its model. What comes out depends
/// on the reports that went in and on the seed alone.
final class ToldReports {
    private static final long OWN_EXECUTIONS = 1_000_000_000; // numbers above are made up here
    private static final int REMEMBERED = 16;

    private final Mishaps mishaps;
    private final SplittableRandom random;
    private final Queue<VenueReport> made;
    private final ArrayDeque<VenueReport> out = new ArrayDeque<>();
    private final List<Filled> remembered = new ArrayList<>();
    private long executions = OWN_EXECUTIONS;

    /// @param made what the venue says
    ToldReports(Mishaps mishaps, Queue<VenueReport> made) {
        this.mishaps = mishaps;
        this.made = made;
        random = new SplittableRandom(mishaps.seed());
    }

    boolean isEmpty() {
        return out.isEmpty() && made.isEmpty();
    }

    @Nullable VenueReport poll() {
        if (mishaps.share() == 0) {
            return made.poll();
        }
        if (out.isEmpty()) {
            var next = made.poll();
            if (next != null) {
                tell(next);
            }
        }
        return out.poll();
    }

    private boolean happens() {
        return random.nextDouble() < mishaps.share();
    }

    private void tell(VenueReport report) {
        switch (report) {
            case Accepted accepted -> accepted(accepted);
            case Filled fill -> filled(fill);
            case Cancelled cancelled -> {
                if (cancelled.reason().isEmpty()) {
                    doubt(cancelled.orderNumber(), Request.CANCEL);
                }
                out.add(cancelled);
                late(cancelled.orderNumber());
            }
            case Expired expired -> {
                out.add(expired);
                late(expired.orderNumber());
            }
            case Replaced replaced -> {
                doubt(replaced.orderNumber(), Request.REPLACE);
                out.add(replaced);
            }
            default -> out.add(report);
        }
    }

    private void accepted(Accepted accepted) {
        var number = accepted.orderNumber();
        if (made.peek() instanceof Filled fill && fill.orderNumber() == number && happens()) {
            made.remove();
            filled(fill);
        } else if (doubt(number, Request.SUBMIT) && random.nextBoolean()) {
            out.add(new NeverAccepted(number, Request.SUBMIT, "the venue does not know it"));
        }
        out.add(accepted);
    }

    private boolean doubt(long orderNumber, Request request) {
        var isInDoubt = happens();
        if (isInDoubt) {
            out.add(new InDoubt(orderNumber, request, "no answer within 5 s"));
        }
        return isInDoubt;
    }

    private void filled(Filled fill) {
        out.add(fill);
        remember(fill);
        if (happens()) {
            own(fill);
        }
        if (happens()) {
            takeBack();
        }
    }

    /// Another execution like one that was.
    private void own(Filled like) {
        var units = Math.max(1, like.quantityUnits() / 2);
        var extra =
                new Filled(
                        like.orderNumber(),
                        ++executions,
                        units,
                        like.priceUnits(),
                        like.commissionUnits() / 2,
                        like.commissionCurrency(),
                        like.liquidity(),
                        false);
        out.add(extra);
        remember(extra);
    }

    /// An order whose end was told traded once more before it.
    private void late(long orderNumber) {
        for (var fill : remembered) {
            if (fill.orderNumber() == orderNumber) {
                if (happens()) {
                    own(fill);
                }
                return;
            }
        }
    }

    private void takeBack() {
        var fill = remembered.remove(random.nextInt(remembered.size()));
        out.add(random.nextBoolean() ? bust(fill) : correction(fill));
    }

    private static ExecutionReport bust(Filled fill) {
        return new Busted(fill.orderNumber(), fill.executionId(), "clearly erroneous");
    }

    private ExecutionReport correction(Filled fill) {
        return new Corrected(
                fill.orderNumber(),
                fill.executionId(),
                Math.max(1, fill.quantityUnits() * (1 + random.nextInt(3)) / 2),
                fill.priceUnits() + random.nextInt(5),
                fill.commissionUnits() + random.nextInt(3),
                fill.commissionCurrency(),
                "entered wrongly");
    }

    private void remember(Filled fill) {
        remembered.add(fill);
        if (remembered.size() > REMEMBERED) {
            remembered.removeFirst();
        }
    }
}
