package dev.tandem.api.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    private static final Instrument STOCK = instrument(8, 8, "0.05", "10", "1");

    @ParameterizedTest(name = "{0} {1} becomes {2}")
    @CsvSource({
        "BUY, 100.05, 100.05", "BUY, 100.09, 100.05", "BUY, 100.0999, 100.05", "BUY, 0.04, 0",
        "SELL, 100.05, 100.05", "SELL, 100.01, 100.05", "SELL, 100.06, 100.1", "SELL, 0.01, 0.05",
        "BUY, -37.63, -37.65", "SELL, -37.63, -37.6", "BUY, -0.01, -0.05", "SELL, -0.01, 0"
    })
    void orderPricesAreRoundedPassivelyBySide(Side side, String price, String rounded) {
        var units = STOCK.roundPassively(side, Price.of(price).unitsAt(8), 0);
        assertThat(new Price(units, 8)).isEqualTo(Price.of(rounded));
    }

    @ParameterizedTest
    @CsvSource({"BUY, -9223372036854775807", "SELL, 9223372036854775807"})
    void aPriceThatRoundsOutOfRangeIsAnOverflow(Side side, long units) {
        assertThatThrownBy(() -> STOCK.roundPassively(side, units, 0))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "19.99999999, 10", "9.99999999, 0", "0, 0", "1234, 1230"})
    void quantitiesAreRoundedDownToTheLot(String quantity, String rounded) {
        var units = STOCK.floorToLot(Quantity.of(quantity).unitsAt(8), 0);
        assertThat(new Quantity(units, 8)).isEqualTo(Quantity.of(rounded));
    }

    @Test
    void rulesChangeWithTimeAndScalesDoNot() {
        var first = new TradingRules(100, Price.of("0.1"), Quantity.of(10), Quantity.ZERO);
        var second = new TradingRules(200, Price.of("0.01"), Quantity.of(1), Quantity.ZERO);
        var instrument = instrument(2, 0, Currency.USD, "1", List.of(first, second));

        assertThat(instrument.rulesAt(Long.MIN_VALUE)).isEqualTo(first);
        assertThat(instrument.rulesAt(199)).isEqualTo(first);
        assertThat(instrument.rulesAt(200)).isEqualTo(second);
        assertThat(instrument.roundPassively(Side.BUY, 1234, 199)).isEqualTo(1230);
        assertThat(instrument.roundPassively(Side.BUY, 1234, 200)).isEqualTo(1234);
    }

    @Test
    void aTrillionCoinsAtTheSmallestPriceFit() {
        var coin = instrument(8, 0, "0.00000001", "1", "1");
        assertThat(coin.quantityUnits(1e12)).isEqualTo(1_000_000_000_000L);
        assertThat(coin.notional(1, 1_000_000_000_000L)).isEqualTo(10_000L * 100_000_000L);
        assertThat(coin.notional(1, -1_000_000_000_000L)).isEqualTo(-10_000L * 100_000_000L);
        assertThatThrownBy(() -> coin.notional(10_000_000_000L, 1_000_000_000_000L))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theSmallestLotOfADearCoinFits() {
        var coin = instrument(8, 8, "0.01", "0.00000001", "1");
        assertThat(coin.quantityUnits(1e-8)).isEqualTo(1);
        assertThat(coin.notional(Price.of("65432.1").unitsAt(8), 1))
                .isEqualTo(65432); // 0.00065432(1)
        assertThat(coin.notional(Price.of("0.5").unitsAt(8), 1)).isEqualTo(0); // tie to even
        assertThat(coin.notional(Price.of("1.5").unitsAt(8), 1)).isEqualTo(2);
        assertThat(coin.notional(Price.of("2.5").unitsAt(8), -1)).isEqualTo(-2);
    }

    @Test
    void theNotionalIsExactForAllScalesAndMultipliers() {
        var random = new SplittableRandom(11);
        for (var i = 0; i < 50_000; i++) {
            var multiplier =
                    List.of("1", "50", "0.1", "1000", "0.0001", "12.5").get(random.nextInt(6));
            var currency =
                    List.of(Currency.USD, Currency.of("JPY"), Currency.of("IRR"))
                            .get(random.nextInt(3));
            var priceScale = random.nextInt(0, 13);
            var quantityScale = random.nextInt(0, 13);
            var rules = TradingRules.always(Price.of("1"), Quantity.of(1));
            var instrument =
                    instrument(priceScale, quantityScale, currency, multiplier, List.of(rules));
            var price = random.nextLong() >> random.nextInt(20, 64);
            var quantity = random.nextLong() >> random.nextInt(20, 64);
            var exact =
                    BigDecimal.valueOf(price, priceScale)
                            .multiply(BigDecimal.valueOf(quantity, quantityScale))
                            .multiply(new BigDecimal(multiplier))
                            .setScale(currency.scale(), RoundingMode.HALF_EVEN)
                            .unscaledValue();
            if (exact.bitLength() < 64) {
                assertThat(instrument.notional(price, quantity)).isEqualTo(exact.longValueExact());
            } else {
                assertThatThrownBy(() -> instrument.notional(price, quantity))
                        .isInstanceOf(ArithmeticException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
    void doublesThatAreNoAmountAreRefusedWithTheInstrument(double value) {
        assertThatThrownBy(() -> STOCK.price(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A@TEST");
        assertThatThrownBy(() -> STOCK.quantity(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A@TEST");
    }

    @Test
    void aNegativeQuantityIsRefused() {
        assertThatThrownBy(() -> STOCK.quantity(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(STOCK.quantity(0.0).isZero()).isTrue();
    }

    @Test
    void aTickOrLotThatCannotBeStoredIsRefused() {
        assertThatThrownBy(() -> instrument(2, 0, "0.001", "1", "1"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> instrument(2, 0, "0.01", "0.5", "1"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> instrument(2, 0, "0", "1", "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> instrument(2, 0, "0.01", "1", "0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"SPY@XNYS, SPY, XNYS", "BTC/USDT@BINANCE, BTC/USDT, BINANCE", "a@b@c, a@b, c"})
    void anIdIsReadAsItIsWritten(String text, String symbol, String venue) {
        assertThat(InstrumentId.parse(text))
                .isEqualTo(new InstrumentId(symbol, venue))
                .hasToString(text);
    }

    private static Instrument instrument(
            int priceScale, int quantityScale, String tick, String lot, String multiplier) {
        var rules = TradingRules.always(Price.of(tick), Quantity.of(lot));
        return instrument(priceScale, quantityScale, Currency.USD, multiplier, List.of(rules));
    }

    private static Instrument instrument(
            int priceScale,
            int quantityScale,
            Currency currency,
            String multiplier,
            List<TradingRules> rules) {
        return new Instrument(
                new InstrumentId("A", "TEST"),
                InstrumentClass.EQUITY,
                0,
                priceScale,
                quantityScale,
                currency,
                new BigDecimal(multiplier),
                true,
                TradingCalendar.alwaysOpen(),
                rules);
    }
}
