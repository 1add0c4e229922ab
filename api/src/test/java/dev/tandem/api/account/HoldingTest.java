package dev.tandem.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ledgers worked by hand. A trade is `signed quantity @ price`; what it gained stands behind it.
class HoldingTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # multiplier | trades and gains                            | held | cost | gain at 110
                    1  | 10@100=0                                             | 10  | 1000  | 100
                    1  | 10@100=0 10@120=0                                    | 20  | 2200  | 0
                    1  | 10@100=0 10@120=0 -5@130=100                         | 15  | 1650  | 0
                    1  | 10@100=0 10@120=0 -5@130=100 -15@110=0               | 0   | 0     | 0
                    1  | -4@50=0 -4@60=0 4@40=60                              | -4  | -220  | -220
                    1  | 10@100=0 -25@120=200                                 | -15 | -1800 | 150
                    50 | 2@1676.5=0 -4@1676.25=-25                            | -2  | -167625 | 156625
                    1  | 3@100=0 -1@90=-10 -1@100=0 -1@110=10                 | 0   | 0     | 0
                    """)
    void linear(String multiplier, String trades, String held, String cost, String gain) {
        var holding = new Holding(instrument(Currency.USD, multiplier, false));
        play(holding, trades);

        assertThat(FixedPoint.toText(holding.units(), 2)).isEqualTo(held);
        assertThat(FixedPoint.toText(holding.costUnits(), 8)).isEqualTo(cost);
        assertThat(FixedPoint.toText(holding.openGainUnits(11_000), 8)).isEqualTo(gain);
    }

    @Test
    void anInverseContractGainsInTheCoin() {
        // 1000 contracts of 100 dollars bought at 20 000 and sold at 25 000:
        // 100 000 / 20 000 = 5 coins against 100 000 / 25 000 = 4 coins
        var holding = new Holding(instrument(Currency.of("BTC"), "100", true));
        play(holding, "1000@20000=0 -500@25000=0.5 -500@25000=0.5");

        assertThat(holding.isFlat()).isTrue();
        play(holding, "-1000@20000=0 1000@25000=-1");
    }

    @Test
    void aSplitChangesTheAmountAndNotTheCost() {
        var holding = new Holding(instrument(Currency.USD, "1", false));
        play(holding, "10@700=0");
        holding.adjust(7_000);

        play(holding, "-70@101=70");
        assertThat(holding.isFlat()).isTrue();
    }

    @Test
    void aSettlementPaysTheGainOnce() {
        var holding = new Holding(instrument(Currency.USD, "50", false));
        play(holding, "2@1600=0");
        var gain = holding.openGainUnits(161_000);
        holding.paidOut(gain);

        assertThat(FixedPoint.toText(gain, 8)).isEqualTo("1000");
        play(holding, "-2@1605=-500");
    }

    private static void play(Holding holding, String trades) {
        for (var trade : trades.split(" ")) {
            var parts = trade.split("[@=]");
            var signed = new BigDecimal(parts[0]).movePointRight(2).longValueExact();
            var gain = holding.trade(signed, Price.of(parts[1]).unitsAt(2));
            var currency = holding.instrument().currency();
            assertThat(new Money(gain, currency).amount()).as(trade).isEqualTo(parts[2]);
        }
    }

    private static Instrument instrument(Currency currency, String multiplier, boolean inverse) {
        return new Instrument(
                        new InstrumentId("CONTRACT", "TEST"),
                        InstrumentClass.FUTURE,
                        0,
                        2,
                        2,
                        currency,
                        new BigDecimal(multiplier),
                        false,
                        TradingCalendar.alwaysOpen(),
                        List.of(TradingRules.always(Price.of("0.01"), Quantity.of("0.01"))))
                .withContract(
                        new ContractTerms(
                                Settlement.AT_CLOSE,
                                inverse,
                                MarginTerms.SHARES,
                                ContractTerms.NEVER));
    }
}
