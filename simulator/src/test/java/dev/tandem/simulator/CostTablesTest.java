package dev.tandem.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.event.Liquidity;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is charged, how much worse it fills, how much of a volume and how late, as tables.
class CostTablesTest {
    private static final Commission SHARES =
            new Commission.PerShare(decimal("0.005"), decimal("1"), decimal("0.01"));
    private static final Commission TIERS =
            new Commission.Tiered(
                    List.of(
                            new Commission.Tiered.Tier(decimal("0"), percent("0.001")),
                            new Commission.Tiered.Tier(decimal("1000"), percent("0.0005"))));
    private static final Commission MAKERS =
            new Commission.MakerTaker(decimal("-0.0001"), decimal("0.0005"));

    /// Commission, quantity, price, maker, filled before, traded this month, fee.
    static Stream<Arguments> fees() {
        return Stream.of(
                fee(Commission.NONE, 100, 20, false, 0, 0, "0"),
                fee(percent("0.0005"), 100, 20, false, 0, 0, "1"),
                fee(SHARES, 100, 20, false, 0, 0, "1"),
                fee(SHARES, 1000, 20, false, 0, 0, "5"),
                fee(SHARES, 2, 20, false, 0, 0, "0.4"),
                fee(MAKERS, 100, 20, true, 0, 0, "-0.2"),
                fee(MAKERS, 100, 20, false, 0, 0, "1"),
                fee(new Commission.PerContract(decimal("2.25")), 4, 20, false, 0, 0, "9"),
                fee(new Commission.PerOrder(decimal("1.5")), 4, 20, false, 0, 0, "1.5"),
                fee(new Commission.PerOrder(decimal("1.5")), 4, 20, false, 1, 0, "0"),
                fee(new Commission.PerFill(decimal("1.5")), 4, 20, false, 1, 0, "1.5"),
                fee(ofOrder(), 100, 20, false, 0, 0, "1"),
                fee(ofOrder(), 100, 20, false, 100, 0, "0.5"),
                fee(ofOrder(), 100, 20, false, 200, 0, "0.75"),
                fee(TIERS, 10, 20, false, 0, 999, "0.2"),
                fee(TIERS, 10, 20, false, 0, 1000, "0.1"),
                fee(new Commission.Sum(List.of(SHARES, MAKERS)), 100, 20, true, 0, 0, "0.8"));
    }

    @ParameterizedTest(name = "{0} of {1} at {2}: {6}")
    @MethodSource("fees")
    void aCommissionIsExact(
            Commission commission,
            int quantity,
            int price,
            boolean maker,
            int before,
            int month,
            String fee) {
        var charge =
                new Commission.Charge(
                        OrderFlow.INSTRUMENTS.getFirst(),
                        quantity * 10L,
                        price * 10_000L,
                        maker ? Liquidity.MAKER : Liquidity.TAKER,
                        before * 10L,
                        month * 100_000_000L);

        assertThat(BigDecimal.valueOf(commission.of(charge), 8)).isEqualByComparingTo(fee);
    }

    @Test
    void whatIsNoCommissionIsRefused() {
        assertThatThrownBy(() -> percent("-0.1")).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new Commission.Tiered(List.of())).hasMessageContaining("0");
        assertThatThrownBy(() ->
                        new Commission.Tiered(
                                List.of(new Commission.Tiered.Tier(BigDecimal.ONE, SHARES))))
                .hasMessageContaining("begins at 0");
    }

    /// Slippage, opens, buy price, sell price, from 20.0000.
    static Stream<Arguments> slippages() {
        var spread = decimal("0.004");
        return Stream.of(
                Arguments.of(Slippage.NONE, true, "20", "20"),
                Arguments.of(new Slippage.BasisPoints(decimal("5")), true, "20.01", "19.99"),
                Arguments.of(new Slippage.Fixed(Price.of("0.25")), true, "20.25", "19.75"),
                Arguments.of(half(spread), false, "20.04", "19.96"),
                Arguments.of(entry(spread), true, "20.08", "19.92"),
                Arguments.of(entry(spread), false, "20", "20"),
                Arguments.of(impact("0.025"), true, "20.0012", "19.9988"), // 0.00125 to even
                Arguments.of(impact("0.5"), true, "20.32", "19.68"));
    }

    @ParameterizedTest(name = "{0}, opens {1}")
    @MethodSource("slippages")
    void slippageMakesWorse(Slippage slippage, boolean opens, String buy, String sell) {
        for (var side : Side.values()) {
            var quote = new Slippage.Quote(side, 200_000, 4, 300, 100, 1_000, opens);
            assertThat(FlowPlayer.price(slippage.apply(quote)))
                    .isEqualByComparingTo(side == Side.BUY ? buy : sell);
        }
    }

    @ParameterizedTest(name = "{0} of {1}, {2} taken")
    @CsvSource({
        "0.1, 100, 0, 10",
        "0.1, 100, 4, 6",
        "0.1, 100, 40, 0",
        "0.1, 0, 0, 0",
        "0.1, 57, 0, 5.5",
        "1, 57, 0, 57"
    })
    void aPartOfTheVolumeIsRoundedDownToTheLot(
            String share, double volume, long taken, BigDecimal allowed) {
        var limit = Participation.of(share);

        var units = limit.allowance(OrderFlow.INSTRUMENTS.getFirst(), volume, taken * 10, 0);

        assertThat(FlowPlayer.quantity(units)).isEqualByComparingTo(allowed);
    }

    @Test
    void anUnknownVolumeSetsNoLimitAndWholeUnitsAreWhole() {
        var instrument = OrderFlow.INSTRUMENTS.getFirst();
        var whole =
                new Participation(
                        decimal("0.1"), Participation.Scope.ORDER, Participation.Step.WHOLE);

        assertThat(whole.allowance(instrument, Double.NaN, 0, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(whole.allowance(instrument, 57, 0, 0)).isEqualTo(50);
        assertThat(Participation.NONE.allowance(instrument, 0, 0, 0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aDelayDependsOnSeedOrderAndPurposeAlone() {
        var jitter = new Latency.Jitter(1_000_000, decimal("0.2"));
        var draws =
                IntStream.range(1, 1000)
                        .mapToLong(order -> jitter.nanos(7, order, Latency.Purpose.SUBMIT))
                        .toArray();

        assertThat(draws)
                .matches(all ->
                        java.util.Arrays.stream(all)
                                .allMatch(nanos -> nanos >= 800_000 && nanos <= 1_200_000));
        assertThat(IntStream.range(1, 1000).map(i -> 1000 - i))
                .allSatisfy(order ->
                        assertThat(jitter.nanos(7, order, Latency.Purpose.SUBMIT))
                                .isEqualTo(draws[order - 1]));
        assertThat(java.util.Arrays.stream(draws).distinct().count()).isGreaterThan(900);
        assertThat(jitter.nanos(8, 1, Latency.Purpose.SUBMIT)).isNotEqualTo(draws[0]);
        assertThat(jitter.nanos(7, 1, Latency.Purpose.CANCEL)).isNotEqualTo(draws[0]);
        assertThat(Latency.NONE.nanos(7, 1, Latency.Purpose.CANCEL)).isZero();
    }

    private static Arguments fee(
            Commission commission,
            int quantity,
            int price,
            boolean maker,
            int before,
            int month,
            String fee) {
        return Arguments.of(commission, quantity, price, maker, before, month, fee);
    }

    private static Commission percent(String rate) {
        return new Commission.Percent(decimal(rate));
    }

    private static Commission ofOrder() {
        return new Commission.PerShareOfOrder(decimal("0.0075"), BigDecimal.ONE);
    }

    private static Slippage half(BigDecimal share) {
        return new Slippage.Spread(share, Slippage.Spread.Charge.HALF_EACH);
    }

    private static Slippage entry(BigDecimal share) {
        return new Slippage.Spread(share, Slippage.Spread.Charge.ENTRY);
    }

    private static Slippage impact(String limit) {
        return new Slippage.VolumeShare(decimal("0.1"), decimal(limit));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
