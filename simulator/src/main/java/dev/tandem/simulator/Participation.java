package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.value.FixedPoint;
import java.math.BigDecimal;

/// How much of the volume of a bar we can be: what exceeds it keeps working. At an open the volume
/// of the bar before is taken, as that of the bar itself is not known yet, unless the rules price
/// opens within the bar. A bar without a known volume sets no limit, and neither does the volume of
/// a currency pair, which counts quotes and not money.
///
/// @param share of the volume, 0.1 is 10 %; 0 for no limit
/// @param scope who shares it
/// @param step fills are rounded down to it
public record Participation(BigDecimal share, Scope scope, Step step) {
    /// More units than that cannot be held anyway.
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /// No limit.
    public static final Participation NONE =
            new Participation(BigDecimal.ZERO, Scope.INSTRUMENT, Step.LOT);

    public Participation {
        if (share.signum() < 0) {
            throw new IllegalArgumentException("a share of the volume is 0 or greater: " + share);
        }
    }

    /// Who shares the limit.
    public enum Scope {
        /// All orders of an instrument together.
        INSTRUMENT,
        /// Each order for itself: optimistic.
        ORDER
    }

    /// What fills are rounded down to.
    public enum Step {
        /// The lot of the instrument.
        LOT,
        /// Whole units.
        WHOLE
    }

    /// A share of the volume for all orders of an instrument together.
    public static Participation of(String share) {
        return new Participation(new BigDecimal(share), Scope.INSTRUMENT, Step.LOT);
    }

    /// Half as much of it; without a limit, 5 % of the volume.
    public Participation half() {
        return isLimited()
                ? new Participation(share.multiply(new BigDecimal("0.5")), scope, step)
                : of("0.05");
    }

    public boolean isLimited() {
        return share.signum() > 0;
    }

    /// What may still trade of a volume.
    ///
    /// @param volume in units of quantity; NaN if it is not known
    /// @param takenUnits what counts against it already
    long allowance(Instrument instrument, double volume, long takenUnits, long atNanos) {
        if (!isLimited() || Double.isNaN(volume) || instrument.kind() == InstrumentClass.FX) {
            return Long.MAX_VALUE;
        }
        var whole =
                BigDecimal.valueOf(volume)
                        .multiply(share)
                        .movePointRight(instrument.quantityScale())
                        .min(MOST)
                        .longValue();
        return round(instrument, Math.max(0, whole - takenUnits), atNanos);
    }

    private long round(Instrument instrument, long units, long atNanos) {
        return switch (step) {
            case LOT -> instrument.floorToLot(units, atNanos);
            case WHOLE -> {
                var unit = FixedPoint.power(instrument.quantityScale());
                yield units / unit * unit;
            }
        };
    }
}
