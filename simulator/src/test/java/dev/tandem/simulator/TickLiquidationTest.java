package dev.tandem.simulator;

import static dev.tandem.simulator.AccountInstruments.perpetual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.simulator.MarginRules.Liquidation;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// Positions of an instrument that its trades drive: the position of [LiquidationTest], which is
/// liquidated below 81 282.0513.
class TickLiquidationTest {
    private static AccountDesk longOfOne(Liquidation rule) {
        var account = AccountRules.STANDARD.withMargin(MarginRules.STANDARD.with(rule));
        var model = VenueModel.FRICTIONLESS.withLeverage(BigDecimal.TEN).withAccount(account);
        var desk =
                new AccountDesk(model, "10000 USD", perpetual("P", 0))
                        .drivenByTrades("P")
                        .trades("P 90000")
                        .order("BUY 1 P")
                        .trades("P 90000");
        assertThat(desk.heard()).isEqualTo("1 BUY 1 P 90000");
        return desk;
    }

    @Test
    void oneTradeBelowTheMaintenanceMarginIsEnough() {
        var desk = longOfOne(Liquidation.IMMEDIATE);
        assertThat(desk.trades("P 81700").heard()).isEmpty();

        desk.trades("P 81000", "P 90000");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        call: equity 1000 USD, required 1275 USD
                        LIQUIDATION SELL 1 P 80919
                        LIQUIDATIONS -809.19 USD P\
                        """);
        assertThat(desk.position("P")).isEqualTo("0");
    }

    @Test
    void theTradeAfterTheOneThatMadeItDueIsTheNextOpen() {
        var desk = longOfOne(Liquidation.NEXT_OPEN).trades("P 81000");
        assertThat(desk.heard()).isEqualTo("call: equity 1000 USD, required 1275 USD");

        desk.trades("P 81100");

        assertThat(desk.heard()).startsWith("LIQUIDATION SELL 1 P 81018.9");
    }

    @Test
    void whatIsBackAtTheNextTradeIsKept() {
        var desk = longOfOne(Liquidation.NEXT_OPEN).trades("P 81000", "P 85000", "P 84000");

        assertThat(desk.heard()).isEqualTo("call: equity 1000 USD, required 1275 USD");
        assertThat(desk.position("P")).isEqualTo("1");
    }

    /// Called at the close of the first day; the second ends with 1 500 of the 8 150 that the
    /// initial margin is.
    @Test
    void aCallThatIsNotMetIsClosedAtTheFirstTradeOfTheNextSession() {
        var desk = longOfOne(Liquidation.DAILY).trades("P 81000");
        assertThat(desk.heard()).isEmpty();

        desk.until("2024-03-05T01:00").trades("P 81500");
        assertThat(desk.heard()).startsWith("call: equity 1000 USD, required");
        desk.until("2024-03-06T01:00");
        assertThat(desk.heard()).isEmpty();
        desk.trades("P 81400");

        assertThat(desk.heard()).startsWith("LIQUIDATION SELL 1 P 81318.6");
    }

    /// 70 000 is 10 000 below nothing: no call is waited for.
    @Test
    void equityBelowZeroIsClosedAtTheNextTradeWithoutACall() {
        var desk = longOfOne(Liquidation.DAILY).trades("P 70000", "P 69000");

        assertThat(desk.heard()).contains("LIQUIDATION SELL 1 P 68931");
    }

    @Test
    void onlyABindingPositionAwaitsTicks() {
        var desk = longOfOne(Liquidation.IMMEDIATE);
        var p = desk.instruments.getFirst();
        assertThat(desk.venue.awaitsTicks(p)).isTrue();

        desk.order("SELL 1 P").trades("P 90000");

        assertThat(desk.venue.awaitsTicks(p)).isFalse();
    }
}
