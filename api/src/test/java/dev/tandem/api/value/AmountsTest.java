package dev.tandem.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Prices, quantities and money: `of` reads what `toString` writes, and equal amounts are equal.
class AmountsTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void pricesComeBackFromTheirText() {
        for (var i = 0; i < 50_000; i++) {
            var price = new Price(random.nextLong() >> random.nextInt(64), random.nextInt(0, 19));
            assertThat(Price.of(price.toString())).isEqualTo(price);
            assertThat(new BigDecimal(price.toString())).isEqualByComparingTo(price.toDecimal());
        }
    }

    @Test
    void quantitiesComeBackFromTheirText() {
        for (var i = 0; i < 50_000; i++) {
            var quantity =
                    new Quantity(
                            random.nextLong() >>> random.nextInt(1, 64), random.nextInt(0, 19));
            assertThat(Quantity.of(quantity.toString())).isEqualTo(quantity);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "JPY", "KRW", "IRR", "BTC"})
    void moneyComesBackFromItsText(String code) {
        for (var i = 0; i < 10_000; i++) {
            var money = new Money(random.nextLong() >> random.nextInt(64), Currency.of(code));
            assertThat(Money.parse(money.toString())).isEqualTo(money);
            assertThat(Money.of(money.toDecimal(), money.currency())).isEqualTo(money);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5",
        "100, 100.000",
        "0, 0.00",
        "-0.10, -0.1",
        "1E+2, 100",
        "1e-8, 0.00000001"
    })
    void equalPricesAreEqualHoweverTheyAreWritten(String one, String other) {
        assertThat(Price.of(one)).isEqualTo(Price.of(other)).hasSameHashCodeAs(Price.of(other));
        assertThat(Price.of(one)).isEqualByComparingTo(Price.of(other));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1, 15", "1.5, 8, 150000000", "0.00000001, 8, 1", "-3, 2, -300"})
    void unitsAtAnotherScaleAreExact(String price, int scale, long units) {
        assertThat(Price.of(price).unitsAt(scale)).isEqualTo(units);
    }

    @Test
    void unitsThatWouldLoseDigitsAreRefused() {
        assertThatThrownBy(() -> Price.of("1.55").unitsAt(1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("1.55");
        assertThatThrownBy(() -> Quantity.of("92233720369").unitsAt(8))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "1.0000000000000000001", "92233720368547758080", "1.5e", "", "NaN"})
    void whatIsNoQuantityIsRefused(String text) {
        assertThatThrownBy(() -> Quantity.of(text))
                .isInstanceOfAny(
                        IllegalArgumentException.class,
                        NumberFormatException.class,
                        ArithmeticException.class);
    }

    @Test
    void comparisonsAreThoseOfTheDecimals() {
        for (var i = 0; i < 50_000; i++) {
            var a = new Price(random.nextLong() >> random.nextInt(64), random.nextInt(0, 19));
            var b = new Price(random.nextLong() >> random.nextInt(64), random.nextInt(0, 19));
            assertThat(Integer.signum(a.compareTo(b)))
                    .isEqualTo(a.toDecimal().compareTo(b.toDecimal()));
        }
    }

    @Test
    void sumsOfMoneyAreExactOrFail() {
        var most = new Money(Long.MAX_VALUE, Currency.USD);
        var least = new Money(1, Currency.USD);
        assertThat(most.minus(least).plus(least)).isEqualTo(most);
        assertThatThrownBy(() -> most.plus(least)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.plus(Money.zero(Currency.EUR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR");
    }

    @Test
    void moneyWithMoreDigitsThanItsLedgerIsRefused() {
        assertThat(Money.of("0.00000001", Currency.USD).units()).isEqualTo(1);
        assertThatThrownBy(() -> Money.of("0.000000001", Currency.USD))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"USD, 8", "BTC, 8", "JPY, 6", "KRW, 4", "IDR, 4", "IRR, 2", "1INCH, 8"})
    void currenciesHaveTheLedgerScaleOfTheTable(String code, int scale) {
        assertThat(Currency.of(code).scale()).isEqualTo(scale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usd", "US D", "U$D"})
    void whatIsNoCurrencyCodeIsRefused(String code) {
        assertThatThrownBy(() -> Currency.of(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 100000 USD",
        "'1,250.50 EUR', 1250.5 EUR",
        "'  5   BTC ', 5 BTC",
        "-3, -3 USD"
    })
    void moneyIsReadAsPeopleWriteIt(String text, String money) {
        assertThat(Money.parse(text)).hasToString(money);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USD", "1 2 3", "ten USD", "1e30 USD", "1 usd"})
    void whatIsNoMoneyIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
