package dev.tandem.api.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.MarginTerms.Amounts;
import dev.tandem.api.instrument.MarginTerms.Tier;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Margins at the borders of tiers, by contract, and of inverse contracts.
class MarginsTest {
    /// 1 % up to 50 000, 2.5 % less 750 up to 250 000, 5 % less 7 000 above.
    private static final MarginTerms TIERS =
            new MarginTerms.Tiers(
                    List.of(
                            tier("0", "0.02", "0.01", "0"),
                            tier("50000", "0.04", "0.025", "750"),
                            tier("250000", "0.1", "0.05", "7000")));

    @ParameterizedTest(name = "worth {0}")
    @CsvSource({
        "0.01, 0.001, 0.0001",
        "49999.99, 4999.999, 499.9999",
        "50000, 5000, 500", // 1 250 - 750
        "50000.01, 5000.001, 500.00025",
        "249999.99, 24999.999, 5499.99975",
        "250000, 25000, 5500", // 12 500 - 7 000
        "250000.01, 25000.001, 5500.0005",
        "1000000, 100000, 43000"
    })
    void tiersAreContinuousAndATenthIsTheLeastToOpen(
            String worth, String initial, String maintenance) {
        var instrument =
                instrument(new ContractTerms(Settlement.AT_CLOSE, false, TIERS, Long.MAX_VALUE));
        var price = Price.of(worth).unitsAt(2);

        assertThat(initial(instrument, price, 1, "10")).isEqualByComparingTo(initial);
        assertThat(maintenance(instrument, price, 1)).isEqualByComparingTo(maintenance);
    }

    /// A leverage of 100 would ask for 1 %, the tier asks for more.
    @ParameterizedTest(name = "worth {0}: {1}")
    @CsvSource({"49999.99, 999.9998", "50000, 2000", "249999.99, 9999.9996", "250000, 25000"})
    void theTierLimitsTheLeverage(String worth, String initial) {
        var instrument =
                instrument(new ContractTerms(Settlement.AT_CLOSE, false, TIERS, Long.MAX_VALUE));

        assertThat(initial(instrument, Price.of(worth).unitsAt(2), 1, "100"))
                .isEqualByComparingTo(initial);
    }

    @ParameterizedTest(name = "{0} contracts at {1}")
    @CsvSource({"1, 99, 4375, 3500", "3, 100, 12540, 11400", "2, 101, 8360, 7600", "0, 100, 0, 0"})
    void contractsHaveAmountsFromTheirDayOn(
            int contracts, long atNanos, String initial, String maintenance) {
        var terms =
                new MarginTerms.PerContract(
                        List.of(amounts(0, "4375", "3500"), amounts(100, "4180", "3800")));
        var instrument =
                instrument(new ContractTerms(Settlement.DAILY, false, terms, Long.MAX_VALUE));
        var units = contracts * 100L;

        assertThat(
                        decimal(
                                Margins.initialUnits(
                                        instrument, 140_000, units, BigDecimal.TEN, atNanos)))
                .isEqualByComparingTo(initial);
        assertThat(decimal(Margins.maintenanceUnits(instrument, 140_000, units, atNanos)))
                .isEqualByComparingTo(maintenance);
    }

    /// 3 contracts of 1 at a price of 7 are worth 0.42857143 of the coin; a tenth is rounded up.
    @Test
    void aMarginIsRoundedUp() {
        var tier = new MarginTerms.Tiers(List.of(tier("0", "0.001", "0.001", "0")));
        var instrument =
                instrument(new ContractTerms(Settlement.AT_CLOSE, true, tier, Long.MAX_VALUE));

        assertThat(initial(instrument, 700, 3, "10")).isEqualByComparingTo("0.04285715");
        assertThat(maintenance(instrument, 700, 3)).isEqualByComparingTo("0.00042858");
    }

    @Test
    void tiersBeginAtZeroAndRise() {
        assertThatThrownBy(() -> new MarginTerms.Tiers(List.of(tier("1", "0.1", "0.1", "0"))))
                .hasMessageContaining("begins at 0");
        assertThatThrownBy(() ->
                        new MarginTerms.Tiers(
                                List.of(
                                        tier("0", "0.1", "0.1", "0"),
                                        tier("0", "0.1", "0.1", "0"))))
                .hasMessageContaining("rise");
    }

    private static BigDecimal initial(
            Instrument instrument, long priceUnits, int contracts, String leverage) {
        return decimal(
                Margins.initialUnits(
                        instrument, priceUnits, contracts * 100L, new BigDecimal(leverage), 0));
    }

    private static BigDecimal maintenance(Instrument instrument, long priceUnits, int contracts) {
        return decimal(Margins.maintenanceUnits(instrument, priceUnits, contracts * 100L, 0));
    }

    private static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, 8);
    }

    private static Tier tier(String floor, String initial, String maintenance, String deduction) {
        return new Tier(
                new BigDecimal(floor),
                new BigDecimal(initial),
                new BigDecimal(maintenance),
                new BigDecimal(deduction));
    }

    private static Amounts amounts(long from, String initial, String maintenance) {
        return new Amounts(from, new BigDecimal(initial), new BigDecimal(maintenance));
    }

    private static Instrument instrument(ContractTerms terms) {
        return new Instrument(
                        new InstrumentId("P", "TEST"),
                        InstrumentClass.CRYPTO,
                        0,
                        2,
                        2,
                        Currency.USD,
                        BigDecimal.ONE,
                        false,
                        TradingCalendar.alwaysOpen(),
                        List.of(TradingRules.always(Price.of("0.01"), Quantity.of("0.01"))))
                .withContract(terms);
    }
}
