package dev.tandem.api.instrument;

import java.math.BigDecimal;
import java.util.List;

/// What a venue demands as security for a position in an instrument.
public sealed interface MarginTerms {
    /// Half of the worth to open, a quarter to keep: Regulation T and FINRA rule 4210 for shares
    /// held long.
    MarginTerms SHARES = new Tiers(List.of(Tier.of(new BigDecimal("0.5"), new BigDecimal("0.25"))));

    /// Shares of the position's notional that rise with it. The notional decides the tier; the
    /// maintenance margin is `notional × maintenance - deduction`, which makes it continuous.
    ///
    /// @param tiers by their floors, the first from 0
    record Tiers(List<Tier> tiers) implements MarginTerms {
        public Tiers {
            tiers = List.copyOf(tiers);
            if (tiers.isEmpty() || tiers.getFirst().floor().signum() != 0) {
                throw new IllegalArgumentException("the first margin tier begins at 0: " + tiers);
            }
            for (var i = 1; i < tiers.size(); i++) {
                if (tiers.get(i).floor().compareTo(tiers.get(i - 1).floor()) <= 0) {
                    throw new IllegalArgumentException("margin tiers rise: " + tiers);
                }
            }
        }

        /// The tier of a notional, in the instrument's currency, 0 or greater.
        public Tier of(BigDecimal notional) {
            var found = tiers.getFirst();
            for (var i = 1;
                    i < tiers.size() && tiers.get(i).floor().compareTo(notional) <= 0;
                    i++) {
                found = tiers.get(i);
            }
            return found;
        }
    }

    /// Amounts of money for one contract, which change from time to time.
    ///
    /// @param amounts by their first instant; the first one also holds before
    record PerContract(List<Amounts> amounts) implements MarginTerms {
        public PerContract {
            amounts = List.copyOf(amounts);
            if (amounts.isEmpty()) {
                throw new IllegalArgumentException("no margin amounts");
            }
        }

        /// The amounts in force at an instant.
        public Amounts at(long atNanos) {
            var current = amounts.getFirst();
            for (var i = 1; i < amounts.size() && amounts.get(i).fromNanos() <= atNanos; i++) {
                current = amounts.get(i);
            }
            return current;
        }
    }

    /// A tier of [Tiers].
    ///
    /// @param floor smallest notional of the tier, in the instrument's currency
    /// @param initial share of the notional to open, above 0, at most 1
    /// @param maintenance share of the notional to keep, above 0, at most 1
    /// @param deduction what is taken off the maintenance margin, in the instrument's currency
    record Tier(
            BigDecimal floor, BigDecimal initial, BigDecimal maintenance, BigDecimal deduction) {
        public Tier {
            if (!isShare(initial) || !isShare(maintenance) || deduction.signum() < 0) {
                throw new IllegalArgumentException(
                        "margins are shares above 0 and at most 1: "
                                + initial
                                + ", "
                                + maintenance);
            }
        }

        /// The only tier, from 0 on.
        public static Tier of(BigDecimal initial, BigDecimal maintenance) {
            return new Tier(BigDecimal.ZERO, initial, maintenance, BigDecimal.ZERO);
        }

        private static boolean isShare(BigDecimal share) {
            return share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0;
        }
    }

    /// Margins of one contract from an instant on, in the instrument's currency.
    ///
    /// @param fromNanos nanoseconds since 1970 UTC
    /// @param initial to open one contract, above 0
    /// @param maintenance to keep it, above 0
    record Amounts(long fromNanos, BigDecimal initial, BigDecimal maintenance) {
        public Amounts {
            if (initial.signum() <= 0 || maintenance.signum() <= 0) {
                throw new IllegalArgumentException(
                        "margins are above 0: " + initial + ", " + maintenance);
            }
        }
    }
}
