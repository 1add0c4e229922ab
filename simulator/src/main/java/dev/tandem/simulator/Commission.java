package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.FixedPoint;
import java.math.BigDecimal;

/// What the venue takes for a fill, in ledger units of the instrument's currency, rounded half to
/// even.
public sealed interface Commission {
    /// No commission: optimistic, the result table warns.
    Commission NONE = new None();

    long of(Instrument instrument, long quantityUnits, long priceUnits);

    /// See [Commission#NONE].
    record None() implements Commission {
        @Override
        public long of(Instrument instrument, long quantityUnits, long priceUnits) {
            return 0;
        }
    }

    /// A share of the notional.
    ///
    /// @param rate 0.001 is 0.1 %; 0 or greater
    record Percent(BigDecimal rate) implements Commission {
        public Percent {
            requireNotNegative(rate);
        }

        @Override
        public long of(Instrument instrument, long quantityUnits, long priceUnits) {
            var notional = Math.absExact(instrument.notional(priceUnits, quantityUnits));
            return FixedPoint.multiply(
                    notional, rate.unscaledValue().longValueExact(), rate.scale());
        }
    }

    /// An amount a unit, at least `minimum` a fill.
    ///
    /// @param amount in the instrument's currency, 0 or greater
    /// @param minimum in the instrument's currency, 0 or greater
    record PerShare(BigDecimal amount, BigDecimal minimum) implements Commission {
        public PerShare {
            requireNotNegative(amount);
            requireNotNegative(minimum);
        }

        @Override
        public long of(Instrument instrument, long quantityUnits, long priceUnits) {
            var ledgerScale = instrument.currency().scale();
            var drop = amount.scale() + instrument.quantityScale() - ledgerScale;
            var fee =
                    FixedPoint.multiply(
                            quantityUnits, amount.unscaledValue().longValueExact(), drop);
            return Math.max(fee, FixedPoint.fromDecimal(minimum, ledgerScale));
        }
    }

    private static void requireNotNegative(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a commission is 0 or greater: " + value);
        }
    }
}
