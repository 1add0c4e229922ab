package dev.tandem.testkit.reference.zipline;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;

/// The strategy `DualMovingAverage` of the zipline cases: holds a quantity while the mean of the
/// last closes lies above that of more of them. Earlier closes are adjusted on the day on which an
/// event becomes effective, and read in thousandths, as that engine stores prices.
public final class DualMovingAverage implements Strategy {
    private final Params params;
    private final List<Adjustment> adjustments;
    private final ArrayDeque<Double> closes = new ArrayDeque<>();

    /// @param fewer number of closes of the short mean
    /// @param more number of closes of the long mean, before which nothing happens
    public record Params(
            @Default("100") int fewer, @Default("300") int more, @Default("100") long qty) {}

    /// What earlier closes are multiplied by.
    ///
    /// @param from first session after the event
    public record Adjustment(LocalDate from, double factor) {}

    public DualMovingAverage(Params params, List<Adjustment> adjustments) {
        this.params = params;
        this.adjustments = List.copyOf(adjustments);
    }

    @Override
    public void onBar(Context context, Bar bar) {
        adjust(LocalDate.ofEpochDay(bar.tradingDay()));
        closes.addLast(bar.close());
        if (closes.size() > params.more()) {
            closes.removeFirst();
        }
        if (closes.size() < params.more()) {
            return;
        }
        var fewer = mean(params.fewer());
        var more = mean(params.more());
        if (fewer > more) {
            orderTo(context, bar.instrument(), params.qty());
        } else if (fewer < more) {
            orderTo(context, bar.instrument(), 0);
        }
        context.record(bar.instrument().symbol(), bar.close());
        context.record("short_mavg", fewer);
        context.record("long_mavg", more);
    }

    private void adjust(LocalDate session) {
        for (var adjustment : adjustments) {
            if (adjustment.from().equals(session)) {
                var count = closes.size();
                for (var i = 0; i < count; i++) {
                    closes.addLast(closes.removeFirst() * adjustment.factor());
                }
            }
        }
    }

    private double mean(int count) {
        var last = closes.stream().skip(closes.size() - count);
        return last.mapToDouble(each -> Math.rint(each * 1000) / 1000).sum() / count;
    }

    /// From what is held; open orders do not count.
    private static void orderTo(Context context, Instrument instrument, long quantity) {
        var held = context.position(instrument).signedUnits();
        var units = new Quantity(quantity, 0).unitsAt(instrument.quantityScale()) - held;
        if (units != 0) {
            var side = units > 0 ? Side.BUY : Side.SELL;
            var amount = new Quantity(Math.abs(units), instrument.quantityScale());
            context.submit(OrderRequest.market(instrument, side, amount));
        }
    }
}
