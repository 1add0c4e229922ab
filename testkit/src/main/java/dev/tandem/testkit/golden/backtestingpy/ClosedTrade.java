package dev.tandem.testkit.golden.backtestingpy;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.event.Fill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A trade in the sense of backtesting.py: what one fill opens and another one closes.
record ClosedTrade(Fill entry, Fill exit) {

    /// All trades in the order of their exits, from the fills alone.
    ///
    /// @throws IllegalStateException if a position was entered or left by several fills
    static List<ClosedTrade> of(RunRecorder recorder) {
        var trades = new ArrayList<ClosedTrade>();
        Optional<Fill> open = Optional.empty();
        for (var fill : recorder.fills()) {
            if (open.isEmpty() == (fill.positionAfterUnits() == 0)) {
                throw new IllegalStateException("not a whole trade: " + open + ", " + fill);
            }
            open.ifPresent(entry -> trades.add(new ClosedTrade(entry, fill)));
            open = open.isEmpty() ? Optional.of(fill) : Optional.empty();
        }
        return trades;
    }

    /// The fill that opened what is open at the end.
    static Optional<Fill> open(RunRecorder recorder) {
        return recorder.fills().isEmpty()
                ? Optional.empty()
                : Optional.of(recorder.fills().getLast())
                        .filter(fill -> fill.positionAfterUnits() != 0);
    }

    /// Negative for a short.
    static BigDecimal size(Fill entry) {
        return entry.quantity().toDecimal().multiply(BigDecimal.valueOf(entry.side().sign()));
    }

    BigDecimal commission() {
        return entry.commission().plus(exit.commission()).toDecimal();
    }

    /// After commission.
    BigDecimal profit() {
        return price(exit).subtract(price(entry)).multiply(size(entry)).subtract(commission());
    }

    /// Profit over the value of the entry.
    BigDecimal gain() {
        var worth = price(entry).multiply(size(entry)).abs();
        return profit().divide(worth, MathContext.DECIMAL64);
    }

    static BigDecimal price(Fill fill) {
        return fill.price().toDecimal();
    }
}
