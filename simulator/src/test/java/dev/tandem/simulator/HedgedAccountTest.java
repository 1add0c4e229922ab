package dev.tandem.simulator;

import static dev.tandem.simulator.AccountInstruments.perpetual;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// Long and short positions of one instrument beside each other.
class HedgedAccountTest {
    private static AccountDesk hedged(String cash, AccountRules account) {
        var model =
                VenueModel.FRICTIONLESS
                        .withLeverage(BigDecimal.TEN)
                        .withAccount(account.withHedged(true));
        return new AccountDesk(model, cash, perpetual("P", 0)).flat("P", "1000");
    }

    private static AccountDesk hedged(String cash) {
        return hedged(cash, AccountRules.STANDARD);
    }

    /// 10 × 1 000 / 10 = 1 000 each, not netted.
    @Test
    void bothLegsBindTheirMargin() {
        var desk =
                hedged("2000 USD")
                        .order("BUY 10 P LONG")
                        .order("SELL 10.01 P SHORT")
                        .order("SELL 10 P SHORT")
                        .flat("P", "1000")
                        .order("BUY 0.01 P LONG");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        2 rejected: not enough margin: short by 1 USD for 10.01 P at 1000
                        1 BUY 10 P 1000 LONG
                        3 SELL 10 P 1000 SHORT
                        4 rejected: not enough margin: short by 1 USD for 0.01 P at 1000\
                        """);
        assertThat(desk.position("P")).isEqualTo("0");
    }

    /// The long gains 10 × 50 and the short loses as much; a sale of the long never turns it.
    @Test
    void eachLegIsClosedByItsOwnOrders() {
        var desk =
                hedged("10000 USD")
                        .order("BUY 10 P LONG")
                        .order("SELL 10 P SHORT")
                        .flat("P", "1000")
                        .order("SELL 12 P LONG")
                        .flat("P", "1050");
        assertThat(desk.position("P")).isEqualTo("-10");
        assertThat(desk.cash()).isEqualTo("10500");

        desk.order("BUY 10 P SHORT").flat("P", "1100");

        assertThat(desk.cash()).isEqualTo("9500");
        assertThat(desk.position("P")).isEqualTo("0");
        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 10 P 1000 LONG
                        2 SELL 10 P 1000 SHORT
                        3 SELL 10 P 1050 LONG
                        3 cancelled: nothing left to reduce
                        4 BUY 10 P 1100 SHORT\
                        """);
    }

    @Test
    void exitsOfABracketCloseTheirOwnLegAndEndEachOther() {
        var desk =
                hedged("10000 USD")
                        .order("BUY 4 P LONG")
                        .order("SELL 5 P SHORT")
                        .order("BUY 5 P stop 1100 SHORT reduce-only child 2 group 3")
                        .order("BUY 5 P limit 900 SHORT reduce-only child 2 group 3")
                        .flat("P", "1000");
        desk.heard();

        desk.bars("P 1000 1000 890 895");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        4 BUY 5 P 900 SHORT
                        3 cancelled: order 4 of its group filled\
                        """);
        assertThat(desk.position("P")).isEqualTo("4");
    }

    @Test
    void reduceOnlyOrdersNeedAPositionOfTheirOwnSide() {
        var desk = hedged("10000 USD").order("BUY 4 P LONG").flat("P", "1000");
        desk.heard();

        desk.order("BUY 4 P SHORT").order("SELL 4 P LONG reduce-only").flat("P", "1000");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        2 rejected: reduce-only, but there is no position to reduce
                        3 SELL 4 P 1000 LONG\
                        """);
    }

    /// Long 20, short 10 with 3 000: equity is 3 000 + 10 × (price - 1 000), and 1 % of 30 × price
    /// is demanded: 10 × price - 7 000 < 0.3 × price below 721.65. The long has lost most and goes
    /// at 721.64 - 0.72; its fee of 1 % is 144.184: 3 000 - 5 581.6 - 144.184 + 2 783.6 = 57.816 of
    /// equity are less than the 72.164 of the short, which goes at 722.36 for 72.236.
    @Test
    void bothLegsAreLiquidatedTheOneThatLostMostFirst() {
        var desk =
                hedged("3000 USD")
                        .order("BUY 20 P LONG")
                        .order("SELL 10 P SHORT")
                        .flat("P", "1000");
        desk.heard();

        desk.bars("P 1000 1000 700 800");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        call: equity 216.4 USD, required 216.492 USD
                        LIQUIDATION SELL 20 P 720.92 LONG
                        LIQUIDATIONS -144.184 USD P
                        LIQUIDATION BUY 10 P 722.36 SHORT
                        LIQUIDATIONS -72.236 USD P\
                        """);
        assertThat(desk.cash())
                .as("3 000 - 5 581.6 - 144.184 + 2 776.4 - 72.236")
                .isEqualTo("-21.62");
    }

    /// Equal legs neither gain nor lose, whatever the bar: high and low are not both counted.
    @Test
    void equalLegsAreHeldAgainstOnePriceAndNotAgainstBothEndsOfABar() {
        var desk =
                hedged("2000 USD")
                        .order("BUY 10 P LONG")
                        .order("SELL 10 P SHORT")
                        .flat("P", "1000");
        desk.heard();

        desk.bars("P 1000 1900 100 1000");

        assertThat(desk.heard()).isEmpty();
    }

    /// Each has 1 000 set aside: the long is closed where it has used its own up.
    @Test
    void isolatedLegsAreLiquidatedOnTheirOwn() {
        var desk =
                hedged(
                                "2000 USD",
                                AccountRules.STANDARD
                                        .withIsolated(true)
                                        .withMargin(
                                                MarginRules.STANDARD.withCosts(
                                                        Slippage.NONE, BigDecimal.ZERO)))
                        .order("BUY 10 P LONG")
                        .order("SELL 10 P SHORT")
                        .flat("P", "1000");
        desk.heard();

        desk.bars("P 1000 1000 850 850");

        // 1 000 + 10 × (price - 1 000) < 1 % of 10 × price below 9 000 / 9.9 = 909.09
        assertThat(desk.heard())
                .isEqualTo(
                        """
                        call P: equity 90.9 USD, required 90.909 USD
                        LIQUIDATION SELL 10 P 909.09 LONG
                        held 1000 USD\
                        """);
        assertThat(desk.position("P")).isEqualTo("-10");
    }
}
