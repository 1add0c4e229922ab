package dev.tandem.testkit.golden.backtestingpy;

import dev.tandem.simulator.Commission;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.Slippage.Spread.Charge;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.golden.Fields;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The broker of a backtesting.py case: its constructor arguments as a venue and starting cash.
/// Arguments that are not given have the engine's defaults.
record Broker(BigDecimal cash, VenueModel venue) {
    private static final BigDecimal USUAL_CASH = BigDecimal.valueOf(10_000);
    private static final List<String> LEFT_OFF =
            List.of("hedging", "exclusive_orders", "finalize_trades");

    static Broker of(Fields arguments) {
        var cash = arguments.decimal("cash", USUAL_CASH);
        var spread = arguments.decimal("spread", BigDecimal.ZERO);
        var margin = arguments.decimal("margin", BigDecimal.ONE);
        if (margin.signum() <= 0 || margin.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a margin is above 0 and at most 1: " + margin);
        }
        var commission = Commission.NONE;
        if (arguments.names().contains("commission")) {
            commission = commission(arguments.value("commission"));
        }
        var closes =
                arguments.names().contains("trade_on_close") && arguments.truth("trade_on_close");
        for (var name : LEFT_OFF) {
            if (arguments.names().contains(name)) {
                arguments.require(name, false);
            }
        }
        arguments.requireNoOthers();
        var venue =
                VenueModel.BACKTESTING_PY
                        .withCommission(commission)
                        .withSlippage(new Slippage.Spread(spread, Charge.ENTRY))
                        .withLeverage(BigDecimal.ONE.divide(margin, MathContext.DECIMAL64));
        return new Broker(
                cash,
                closes ? venue.withFills(fills -> fills.with(MarketFills.THIS_CLOSE)) : venue);
    }

    private static Commission commission(@Nullable Object value) {
        return switch (value) {
            case BigDecimal rate -> new Commission.Percent(rate);
            case List<?> parts
                    when parts.size() == 2
                            && parts.get(0) instanceof BigDecimal fixed
                            && parts.get(1) instanceof BigDecimal rate ->
                    new Commission.Sum(
                            List.of(new Commission.PerFill(fixed), new Commission.Percent(rate)));
            case null, default -> throw new IllegalArgumentException("unknown commission " + value);
        };
    }
}
