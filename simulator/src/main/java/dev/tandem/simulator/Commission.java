package dev.tandem.simulator;

import dev.tandem.api.event.Liquidity;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.FixedPoint;
import java.math.BigDecimal;
import java.util.List;

/// What the venue takes for a fill, in ledger units of the instrument's currency, rounded half to
/// even. A fill that closes one position and opens the other way pays for the two parts separately.
public sealed interface Commission {
    /// No commission: optimistic, the result table warns.
    Commission NONE = new None();

    long of(Charge charge);

    /// What is charged for: one part of a fill.
    ///
    /// @param quantityUnits of this part, above 0
    /// @param liquidity whether it took or made
    /// @param orderUnits what the same order had filled before
    /// @param monthUnits notional traded in the calendar month (UTC) before, in ledger units
    record Charge(
            Instrument instrument,
            long quantityUnits,
            long priceUnits,
            Liquidity liquidity,
            long orderUnits,
            long monthUnits) {
        long notional() {
            return Math.absExact(instrument.notional(priceUnits, quantityUnits));
        }

        int ledgerScale() {
            return instrument.currency().scale();
        }
    }

    /// See [Commission#NONE].
    record None() implements Commission {
        @Override
        public long of(Charge charge) {
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
        public long of(Charge charge) {
            return share(charge, rate);
        }
    }

    /// A share of the notional that depends on whether the fill took resting orders or rested.
    ///
    /// @param maker rate of a resting order; below 0 it is a rebate
    /// @param taker 0.001 is 0.1 %; 0 or greater
    record MakerTaker(BigDecimal maker, BigDecimal taker) implements Commission {
        public MakerTaker {
            requireNotNegative(taker);
        }

        @Override
        public long of(Charge charge) {
            return share(charge, charge.liquidity() == Liquidity.MAKER ? maker : taker);
        }
    }

    /// An amount a unit, at least `minimum` and at most a share of the notional for each part.
    ///
    /// @param amount in the instrument's currency, 0 or greater
    /// @param minimum in the instrument's currency, 0 or greater
    /// @param maximum share of the notional, 0.01 is 1 %; 0 for none. It wins over the minimum.
    record PerShare(BigDecimal amount, BigDecimal minimum, BigDecimal maximum)
            implements Commission {
        public PerShare {
            requireNotNegative(amount);
            requireNotNegative(minimum);
            requireNotNegative(maximum);
        }

        public PerShare(BigDecimal amount, BigDecimal minimum) {
            this(amount, minimum, BigDecimal.ZERO);
        }

        @Override
        public long of(Charge charge) {
            var fee = Math.max(each(charge, amount), units(charge, minimum));
            return maximum.signum() == 0 ? fee : Math.min(fee, share(charge, maximum));
        }
    }

    /// An amount a unit of which an order pays at least `minimum` in all, with its first fill if
    /// that is less. Rule of zipline.
    ///
    /// @param amount in the instrument's currency, 0 or greater
    /// @param minimum in the instrument's currency, 0 or greater
    record PerShareOfOrder(BigDecimal amount, BigDecimal minimum) implements Commission {
        public PerShareOfOrder {
            requireNotNegative(amount);
            requireNotNegative(minimum);
        }

        @Override
        public long of(Charge charge) {
            return Math.subtractExact(
                    paid(charge, Math.addExact(charge.orderUnits(), charge.quantityUnits())),
                    paid(charge, charge.orderUnits()));
        }

        private long paid(Charge charge, long units) {
            return units == 0
                    ? 0
                    : Math.max(Commission.each(charge, amount, units), units(charge, minimum));
        }
    }

    /// An amount a contract.
    ///
    /// @param amount in the instrument's currency, 0 or greater
    record PerContract(BigDecimal amount) implements Commission {
        public PerContract {
            requireNotNegative(amount);
        }

        @Override
        public long of(Charge charge) {
            return each(charge, amount);
        }
    }

    /// An amount for each order, with its first fill.
    ///
    /// @param amount in the instrument's currency, 0 or greater
    record PerOrder(BigDecimal amount) implements Commission {
        public PerOrder {
            requireNotNegative(amount);
        }

        @Override
        public long of(Charge charge) {
            return charge.orderUnits() > 0 ? 0 : units(charge, amount);
        }
    }

    /// An amount for each part of a fill.
    ///
    /// @param amount in the instrument's currency, 0 or greater
    record PerFill(BigDecimal amount) implements Commission {
        public PerFill {
            requireNotNegative(amount);
        }

        @Override
        public long of(Charge charge) {
            return units(charge, amount);
        }
    }

    /// Rates that fall with what was traded in the calendar month (UTC).
    ///
    /// @param tiers from the smallest amount up, the first from 0
    record Tiered(List<Tier> tiers) implements Commission {
        /// @param from notional traded in the month, in the instrument's currency
        /// @param rate from there on
        public record Tier(BigDecimal from, Commission rate) {}

        public Tiered {
            tiers = List.copyOf(tiers);
            var last = BigDecimal.ONE.negate();
            for (var tier : tiers) {
                if (tier.from().compareTo(last) <= 0) {
                    throw new IllegalArgumentException(
                            "tiers rise from 0: " + tier.from() + " after " + last);
                }
                last = tier.from();
            }
            if (tiers.isEmpty() || tiers.getFirst().from().signum() != 0) {
                throw new IllegalArgumentException("the first tier begins at 0: " + tiers);
            }
        }

        @Override
        public long of(Charge charge) {
            var rate = tiers.getFirst().rate();
            for (var tier : tiers) {
                if (units(charge, tier.from()) <= charge.monthUnits()) {
                    rate = tier.rate();
                }
            }
            return rate.of(charge);
        }
    }

    /// Several together.
    record Sum(List<Commission> parts) implements Commission {
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public long of(Charge charge) {
            var total = 0L;
            for (var part : parts) {
                total = Math.addExact(total, part.of(charge));
            }
            return total;
        }
    }

    private static long share(Charge charge, BigDecimal rate) {
        return FixedPoint.multiply(charge.notional(), unscaled(rate), rate.scale());
    }

    private static long each(Charge charge, BigDecimal amount) {
        return each(charge, amount, charge.quantityUnits());
    }

    private static long each(Charge charge, BigDecimal amount, long quantityUnits) {
        var drop = amount.scale() + charge.instrument().quantityScale() - charge.ledgerScale();
        return FixedPoint.multiply(quantityUnits, unscaled(amount), drop);
    }

    private static long unscaled(BigDecimal value) { // without the BigInteger of unscaledValue()
        return value.scaleByPowerOfTen(value.scale()).longValueExact();
    }

    private static long units(Charge charge, BigDecimal amount) {
        return FixedPoint.fromDecimal(amount, charge.ledgerScale());
    }

    private static void requireNotNegative(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a commission is 0 or greater: " + value);
        }
    }
}
