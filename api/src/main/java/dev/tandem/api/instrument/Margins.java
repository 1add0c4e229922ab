package dev.tandem.api.instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The margin of positions, in units of the instrument's currency, rounded up.
public final class Margins {
    private Margins() {}

    /// What must be free to open a position: the share of its tier, and at least the notional
    /// divided by the leverage; for margins by contract their amount, whatever the leverage.
    ///
    /// @param quantityUnits the amount without its direction
    /// @param leverage of the account or the position, above 0
    public static long initialUnits(
            Instrument instrument,
            long priceUnits,
            long quantityUnits,
            BigDecimal leverage,
            long atNanos) {
        if (quantityUnits == 0) {
            return 0;
        }
        return switch (instrument.contract().margin()) {
            case MarginTerms.PerContract terms ->
                    contracts(instrument, quantityUnits, terms.at(atNanos).initial());
            case MarginTerms.Tiers terms -> {
                var notional = notional(instrument, priceUnits, quantityUnits);
                var share = BigDecimal.ONE.divide(leverage, MathContext.DECIMAL64);
                yield units(instrument, notional.multiply(terms.of(notional).initial().max(share)));
            }
        };
    }

    /// What must remain to keep a position: `notional × maintenance - deduction` of its tier.
    ///
    /// @param quantityUnits the amount without its direction
    public static long maintenanceUnits(
            Instrument instrument, long priceUnits, long quantityUnits, long atNanos) {
        if (quantityUnits == 0) {
            return 0;
        }
        return switch (instrument.contract().margin()) {
            case MarginTerms.PerContract terms ->
                    contracts(instrument, quantityUnits, terms.at(atNanos).maintenance());
            case MarginTerms.Tiers terms -> {
                var notional = notional(instrument, priceUnits, quantityUnits);
                var tier = terms.of(notional);
                yield units(
                        instrument,
                        notional.multiply(tier.maintenance()).subtract(tier.deduction()));
            }
        };
    }

    private static BigDecimal notional(Instrument instrument, long priceUnits, long quantityUnits) {
        return BigDecimal.valueOf(
                Math.absExact(instrument.notional(priceUnits, quantityUnits)),
                instrument.currency().scale());
    }

    private static long contracts(Instrument instrument, long quantityUnits, BigDecimal each) {
        return units(
                instrument,
                each.multiply(BigDecimal.valueOf(quantityUnits, instrument.quantityScale())));
    }

    private static long units(Instrument instrument, BigDecimal amount) {
        return amount.setScale(instrument.currency().scale(), RoundingMode.CEILING)
                .unscaledValue()
                .longValueExact();
    }
}
