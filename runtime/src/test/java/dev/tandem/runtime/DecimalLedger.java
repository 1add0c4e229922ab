package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/// What the books should say, worked out the slow way.
final class DecimalLedger {
    BigDecimal cash;
    final BigDecimal[] positions;
    final BigDecimal[] marks;

    DecimalLedger(BigDecimal cash, int instruments) {
        this.cash = cash;
        positions = new BigDecimal[instruments];
        marks = new BigDecimal[instruments];
        Arrays.fill(positions, BigDecimal.ZERO);
        Arrays.fill(marks, BigDecimal.ZERO);
    }

    void fill(
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fee) {
        var i = instrument.ordinal();
        var signed = side == Side.BUY ? quantity : quantity.negate();
        cash = cash.subtract(worth(instrument, signed, price)).subtract(fee);
        positions[i] = positions[i].add(signed);
        marks[i] = price;
    }

    BigDecimal equity(List<Instrument> instruments) {
        var sum = cash;
        for (var one : instruments) {
            sum = sum.add(worth(one, positions[one.ordinal()], marks[one.ordinal()]));
        }
        return sum;
    }

    BigDecimal exposure(List<Instrument> instruments) {
        var sum = BigDecimal.ZERO;
        for (var one : instruments) {
            sum = sum.add(worth(one, positions[one.ordinal()], marks[one.ordinal()]).abs());
        }
        return sum;
    }

    /// Quantity × price × multiplier, rounded half to even to the ledger scale.
    static BigDecimal worth(Instrument instrument, BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price)
                .multiply(instrument.multiplier())
                .setScale(instrument.currency().scale(), RoundingMode.HALF_EVEN);
    }
}
