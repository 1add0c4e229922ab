package dev.tandem.api.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read back as the same.
class OrderTextTest {
    private static final int CASES = 20_000;

    @Test
    void termsComeBackFromTheirText() {
        var random = new SplittableRandom(1);
        for (var i = 0; i < CASES; i++) {
            var terms = terms(random);
            assertThat(OrderText.terms(OrderText.of(terms))).isEqualTo(terms);
        }
    }

    @Test
    void sizesTimesAndLinksComeBackFromTheirText() {
        var random = new SplittableRandom(2);
        for (var i = 0; i < CASES; i++) {
            var size = size(random);
            assertThat(OrderText.size(OrderText.of(size))).isEqualTo(size);
            var time = time(random);
            assertThat(OrderText.timeInForce(OrderText.of(time))).isEqualTo(time);
            var parent = random.nextLong(3);
            var group = random.nextLong(3);
            var from =
                    parent == 0 || random.nextBoolean()
                            ? Optional.<Distance>empty()
                            : Optional.of(distance(random));
            var links = new OrderLinks(parent, group, from);
            assertThat(OrderText.links(OrderText.of(links))).isEqualTo(links);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "limits 5", "LIMIT 5", "units"})
    void whatIsNoOrderIsRefused(String text) {
        assertThatThrownBy(() -> OrderText.terms(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
        assertThatThrownBy(() -> OrderText.timeInForce(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    private static OrderTerms terms(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> new OrderTerms.Market();
            case 1 -> new OrderTerms.Limit(price(random));
            case 2 -> new OrderTerms.Stop(price(random));
            case 3 -> new OrderTerms.StopLimit(price(random), price(random));
            case 4 -> new OrderTerms.TrailingStop(distance(random));
            case 5 -> new OrderTerms.TrailingStopLimit(distance(random), price(random));
            case 6 -> new OrderTerms.MarketIfTouched(price(random));
            case 7 -> new OrderTerms.LimitIfTouched(price(random), price(random));
            case 8 -> new OrderTerms.MarketToLimit();
            default ->
                    new OrderTerms.Iceberg(
                            price(random), new Quantity(random.nextLong(1, 1 << 30), 4));
        };
    }

    private static OrderSize size(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new OrderSize.Units(new Quantity(random.nextLong(1 << 30), 8));
            case 1 -> OrderSize.value(new Money(random.nextLong(1, 1L << 50), Currency.USD));
            default ->
                    new OrderSize.EquityShare(
                            BigDecimal.valueOf(random.nextLong(1, 1000), random.nextInt(5)));
        };
    }

    private static TimeInForce time(SplittableRandom random) {
        var fixed =
                List.of(
                        TimeInForce.GTC,
                        TimeInForce.DAY,
                        TimeInForce.IOC,
                        TimeInForce.FOK,
                        TimeInForce.AT_OPEN,
                        TimeInForce.AT_CLOSE);
        return random.nextBoolean()
                ? fixed.get(random.nextInt(fixed.size()))
                : TimeInForce.goodTill(
                        Instant.ofEpochSecond(
                                random.nextLong(1L << 32), random.nextInt(1_000_000_000)));
    }

    private static Distance distance(SplittableRandom random) {
        return random.nextBoolean()
                ? Distance.of(new Price(random.nextLong(1, 1L << 40), random.nextInt(10)))
                : new Distance.Percent(
                        BigDecimal.valueOf(random.nextLong(1, 10_000), random.nextInt(5)));
    }

    private static Price price(SplittableRandom random) {
        return new Price(random.nextLong(-(1L << 40), 1L << 40), random.nextInt(10));
    }
}
