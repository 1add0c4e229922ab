package dev.tandem.simulator;

import static dev.tandem.simulator.AccountInstruments.perpetual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.simulator.MarginRules.Liquidation;
import dev.tandem.simulator.MarginRules.Prices;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// Perpetuals with a leverage of 10 that lose: every number is worked by hand.
class LiquidationTest {
    private static final VenueModel TENFOLD = VenueModel.FRICTIONLESS.withLeverage(BigDecimal.TEN);

    private static VenueModel tenfold(AccountRules account) {
        return TENFOLD.withAccount(account);
    }

    private static AccountRules withFee(String fee) {
        return AccountRules.STANDARD.withMargin(
                MarginRules.STANDARD.withCosts(
                        MarginRules.STANDARD.slippage(), new BigDecimal(fee)));
    }

    /// 1 P bought at 90 000 with 10 000: it binds 90 000 / 10 = 9 000. Equity is 10 000 + (price -
    /// 90 000) = price - 80 000, the maintenance margin price × 2.5 % - 750.
    private static AccountDesk longOfOne(VenueModel model) {
        return new AccountDesk(model, "10000 USD", perpetual("P", 0))
                .flat("P", "90000")
                .order("BUY 1 P")
                .flat("P", "90000");
    }

    /// The warning is at 125 %: price - 80 000 < 1.25 × (price × 2.5 % - 750) from 81 612.90 down.
    /// Liquidation: price - 80 000 < price × 2.5 % - 750, thus price < 79 250 / 0.975 = 81
    /// 282.0513; the first cent below is 81 282.05. It slips by 0.1 % = 81.28 to 81 200.77; the fee
    /// is 1 % of that, 812.0077. Cash is 10 000 - 8 799.23 - 812.0077 = 388.7623.
    @Test
    void aLongIsWarnedAndThenClosedWhereItsMarginIsUsedUp() {
        var desk = longOfOne(TENFOLD);
        assertThat(desk.heard()).isEqualTo("1 BUY 1 P 90000");

        desk.bars("P 90000 90000 81620 81620");
        assertThat(desk.heard()).isEmpty();
        desk.bars("P 81620 81700 81550 81600");
        assertThat(desk.heard()).isEqualTo("call: equity 1600 USD, required 1290 USD");
        desk.bars("P 81600 81600 81300 81500");
        assertThat(desk.heard()).as("called once").isEmpty();
        desk.bars("P 81500 82000 81000 81900");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        LIQUIDATION SELL 1 P 81200.77
                        LIQUIDATIONS -812.0077 USD P\
                        """);
        assertThat(desk.cash()).isEqualTo("388.7623");
        assertThat(desk.equity()).isEqualTo("388.7623");
        assertThat(desk.position("P")).isEqualTo("0");
    }

    /// A cent above: 81 282.06 - 80 000 = 1 282.06 is at least 81 282.06 × 2.5 % - 750 = 1
    /// 282.0515.
    @Test
    void aLongIsKeptWhileEquityIsNotBelowTheMaintenanceMargin() {
        var desk = longOfOne(TENFOLD).bars("P 90000 90000 81282.06 81700");

        assertThat(desk.heard()).isEqualTo("1 BUY 1 P 90000");
        assertThat(desk.position("P")).isEqualTo("1");
    }

    /// The open of 81 000 is beyond 81 282.05: it fills there, 0.1 % = 81 worse.
    @Test
    void anOpenBeyondTheLiquidationPriceIsWhereItFills() {
        var desk = longOfOne(TENFOLD).bars("P 81000 85000 81000 85000");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 1 P 90000
                        call: equity 1000 USD, required 1275 USD
                        LIQUIDATION SELL 1 P 80919
                        LIQUIDATIONS -809.19 USD P\
                        """);
    }

    @Test
    void whereOnlyMarksCountTheLowOfABarDoesNot() {
        var marks =
                tenfold(AccountRules.STANDARD.withMargin(MarginRules.STANDARD.with(Prices.MARKS)));
        var desk = longOfOne(marks);
        desk.heard();

        desk.bars("P 90000 90000 80500 85000");
        assertThat(desk.heard()).isEmpty();
        desk.bars("P 85000 85000 81000 81000");

        assertThat(desk.heard()).contains("LIQUIDATION SELL 1 P 80919");
    }

    @Test
    void withoutLiquidationAPositionLosesMoreThanThereIs() {
        var never =
                tenfold(
                        AccountRules.STANDARD.withMargin(
                                MarginRules.STANDARD.with(Liquidation.NEVER)));
        var desk = longOfOne(never).flat("P", "70000");

        assertThat(desk.heard()).isEqualTo("1 BUY 1 P 90000");
        assertThat(desk.equity()).isEqualTo("-10000");
    }

    /// The next open after the close that was too low; what it gained until then counts.
    @Test
    void aLiquidationAtTheNextOpenSeesWhatTheOpenBrings() {
        var next =
                tenfold(
                        AccountRules.STANDARD.withMargin(
                                MarginRules.STANDARD.with(Liquidation.NEXT_OPEN)));
        var recovered = longOfOne(next).flat("P", "81000").flat("P", "85000");
        assertThat(recovered.position("P")).isEqualTo("1");

        var desk = longOfOne(next).flat("P", "81000").bars("P 81100 85000 81100 85000");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 1 P 90000
                        call: equity 1000 USD, required 1275 USD
                        LIQUIDATION SELL 1 P 81018.9
                        LIQUIDATIONS -810.189 USD P\
                        """);
    }

    /// The stop at 82 000 is reached before 81 282.05.
    @Test
    void aStopThatComesFirstSavesThePosition() {
        var desk =
                longOfOne(TENFOLD)
                        .order("SELL 1 P stop 82000 reduce-only")
                        .bars("P 90000 90000 80000 81000");

        assertThat(desk.heard()).isEqualTo("1 BUY 1 P 90000\n2 SELL 1 P 82000");
        assertThat(desk.cash()).isEqualTo("2000");
    }

    /// Both prices lie in the bar; which came first is not known, so the liquidation does.
    @Test
    void aProfitInTheBarOfTheLiquidationComesTooLate() {
        var desk =
                longOfOne(TENFOLD)
                        .order("SELL 1 P limit 95000 reduce-only")
                        .bars("P 90000 96000 81000 90000");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 1 P 90000
                        call: equity 1282.05 USD, required 1282.05125 USD
                        2 cancelled: its position was liquidated
                        LIQUIDATION SELL 1 P 81200.77
                        LIQUIDATIONS -812.0077 USD P\
                        """);
    }

    /// Bought in the bar at 90 000, on the way down: the low of the bar came after.
    @Test
    void whatIsBoughtInsideABarCanBeLiquidatedInIt() {
        var desk =
                new AccountDesk(TENFOLD, "10000 USD", perpetual("P", 0))
                        .flat("P", "92000")
                        .order("BUY 1 P limit 90000")
                        .bars("P 92000 92000 81000 90500");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 1 P 90000
                        call: equity 1282.05 USD, required 1282.05125 USD
                        LIQUIDATION SELL 1 P 81200.77
                        LIQUIDATIONS -812.0077 USD P\
                        """);
    }

    /// Orders that would open are ended, the exit of the position too; a new one finds 388.7623.
    @Test
    void ordersThatBindMarginEndWithTheLiquidation() {
        var desk =
                new AccountDesk(TENFOLD, "10000 USD", perpetual("P", 0), perpetual("Q", 1))
                        .bars("P 90000 90000 90000 90000", "Q 10 10 10 10")
                        .order("BUY 1 P")
                        .bars("P 90000 90000 90000 90000", "Q 10 10 10 10")
                        .order("BUY 10 Q limit 9")
                        .order("SELL 1 P limit 99000 reduce-only")
                        .bars("P 90000 90000 81000 81000", "Q 10 10 10 10");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 1 P 90000
                        call: equity 1282.05 USD, required 1282.05125 USD
                        2 cancelled: equity is below the maintenance margin: positions are liquidated
                        3 cancelled: its position was liquidated
                        LIQUIDATION SELL 1 P 81200.77
                        LIQUIDATIONS -812.0077 USD P\
                        """);
        desk.order("BUY 1 P").flat("P", "81000");
        assertThat(desk.heard())
                .isEqualTo(
                        "4 rejected: not enough margin: short by 7711.2377 USD for 1 P at 81000");
    }

    /// Long 10 A at 1 000 and short 100 B at 100 with 2 000, each binds 1 000. With A alone moving,
    /// equity is 10 A - 8 000 and the maintenance margin 1 % of 10 A + 100: A < 8 100 / 9.9 =
    /// 818.1818, thus 818.18. A fills at 817.36 and costs 8.1736 with a fee of 0.1 %: 2 000 - 1
    /// 826.4
    /// - 8.1736 = 165.4264 is enough for the 100 of B.
    @Test
    void ofTwoPositionsTheOneThatLostMostIsClosedAndTheOtherKept() {
        var desk =
                new AccountDesk(
                                tenfold(withFee("0.001")),
                                "2000 USD",
                                perpetual("A", 0),
                                perpetual("B", 1))
                        .bars("A 1000 1000 1000 1000", "B 100 100 100 100")
                        .order("BUY 10 A")
                        .order("SELL 100 B")
                        .bars("A 1000 1000 1000 1000", "B 100 100 100 100");
        desk.heard();

        desk.bars("A 1000 1000 815 815", "B 100 100 100 100");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        call: equity 181.8 USD, required 181.818 USD
                        LIQUIDATION SELL 10 A 817.36
                        LIQUIDATIONS -8.1736 USD A\
                        """);
        assertThat(desk.cash()).isEqualTo("165.4264");
        assertThat(desk.position("B")).isEqualTo("-100");
    }

    /// With the fee of 1 % the first leaves 2 000 - 1 826.4 - 81.736 = 91.864, less than the 100 of
    /// B: it is closed at 100.10 and costs 100.1. 91.864 - 10 - 100.1 = -18.236 is owed.
    @Test
    void anAccountThatOwesMoneyAfterItsLiquidationEnds() {
        var desk =
                new AccountDesk(TENFOLD, "2000 USD", perpetual("A", 0), perpetual("B", 1))
                        .bars("A 1000 1000 1000 1000", "B 100 100 100 100")
                        .order("BUY 10 A")
                        .order("SELL 100 B")
                        .bars("A 1000 1000 1000 1000", "B 100 100 100 100");
        desk.heard();

        desk.bars("A 1000 1000 815 815", "B 100 100 100 100").order("BUY 0.01 B");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        call: equity 181.8 USD, required 181.818 USD
                        LIQUIDATION SELL 10 A 817.36
                        LIQUIDATIONS -81.736 USD A
                        LIQUIDATION BUY 100 B 100.1
                        LIQUIDATIONS -100.1 USD B
                        3 rejected: the account is bankrupt: after its liquidation it owes 18.236 USD\
                        """);
        assertThat(desk.cash()).isEqualTo("-18.236");
    }

    /// Two perpetuals that hedge each other lose nothing together, but the worse end of each bar
    /// counts: long 10 A and short 10 B at 1 000 with 2 200, both bars from 905 to 1 095. At worst
    /// 2 200 - 950 - 950 = 300, and 1 % of 9 050 and of 10 950 is 200.
    @Test
    void positionsThatHedgeEachOtherAreHeldAgainstTheWorseEndOfEachBar() {
        var bar = " 1000 1095 905 1000";
        var desk =
                new AccountDesk(TENFOLD, "2200 USD", perpetual("A", 0), perpetual("B", 1))
                        .bars("A 1000 1000 1000 1000", "B 1000 1000 1000 1000")
                        .order("BUY 10 A")
                        .order("SELL 10 B")
                        .bars("A" + bar, "B" + bar);
        assertThat(desk.heard()).isEqualTo("1 BUY 10 A 1000\n2 SELL 10 B 1000");

        desk.bars("A 1000 1000 890 1000", "B 1000 1110 1000 1000");

        assertThat(desk.heard()).contains("LIQUIDATION");
    }

    /// 9 000 are set aside: 9 000 + price - 90 000 < price × 2.5 % - 750 from 80 250 / 0.975 = 82
    /// 307.69 down. It fills at 82 225.38 and costs 822.2538: 10 000 - 7 774.62 - 822.2538 = 1
    /// 403.1262.
    @Test
    void anIsolatedPositionIsClosedByItsOwnMargin() {
        var desk = longOfOne(tenfold(AccountRules.STANDARD.withIsolated(true)));
        desk.heard();

        desk.bars("P 90000 90000 82500 82500");
        assertThat(desk.heard()).isEqualTo("call P: equity 1500 USD, required 1312.5 USD");
        desk.bars("P 82500 82500 82000 82400");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        LIQUIDATION SELL 1 P 82225.38
                        held 0 USD
                        LIQUIDATIONS -822.2538 USD P\
                        """);
        assertThat(desk.cash()).isEqualTo("1403.1262");
    }

    /// At 75 000 - 75 = 74 925 it lost 15 075 and had 9 000: the venue bears 6 075 and takes no
    /// fee.
    @Test
    void anIsolatedPositionLosesNoMoreThanItsMargin() {
        var desk = longOfOne(tenfold(AccountRules.STANDARD.withIsolated(true)));
        desk.heard();

        desk.flat("P", "75000");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        call P: equity -6000 USD, required 1125 USD
                        LIQUIDATION SELL 1 P 74925
                        held 0 USD
                        LIQUIDATIONS 6075 USD P\
                        """);
        assertThat(desk.cash()).isEqualTo("1000");
    }

    /// P has 1 000 set aside: 1 000 + 100 × (price - 100) < price × 100 × 1 % below 9 000 / 99 =
    /// 90.91. It fills at 90.90 - 0.09 and costs 919, of which 81 are left for the fee of 90.81. Q
    /// lost as much and has the other 4 000 of the account behind it.
    @Test
    void anIsolatedPositionIsNoBurdenForOthersAndGetsNoHelp() {
        var account =
                AccountRules.STANDARD.with(
                        new AccountTerms.Own(perpetual("P", 0).id(), BigDecimal.TEN, true));
        var desk =
                new AccountDesk(tenfold(account), "5000 USD", perpetual("P", 0), perpetual("Q", 1))
                        .bars("P 100 100 100 100", "Q 100 100 100 100")
                        .order("BUY 100 P")
                        .order("BUY 100 Q")
                        .bars("P 100 100 100 100", "Q 100 100 100 100");
        desk.heard();

        desk.bars("P 100 100 90 90", "Q 100 100 90 90");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        call P: equity 90 USD, required 90.9 USD
                        LIQUIDATION SELL 100 P 90.81
                        held 0 USD
                        LIQUIDATIONS -81 USD P\
                        """);
        assertThat(desk.position("Q")).isEqualTo("100");
    }

    /// Half of a position of 9 000 margin gives 4 500 back; what it gained is cash at once.
    @Test
    void closingPartOfAnIsolatedPositionFreesItsShareOfTheMargin() {
        var desk = longOfOne(tenfold(AccountRules.STANDARD.withIsolated(true)));
        desk.order("SELL 0.5 P").flat("P", "92000").heard();

        // 10 000 + 1 000 - 4 500 = 6 500 are free, which pays for 0.70 at 92 000 (6 440) and no
        // more
        desk.order("BUY 0.71 P").order("BUY 0.7 P");

        assertThat(desk.heard())
                .isEqualTo("3 rejected: not enough margin: short by 32 USD for 0.71 P at 92000");
    }

    @Test
    void anInstrumentCanHaveALeverageOfItsOwn() {
        var account =
                AccountRules.STANDARD.with(
                        new AccountTerms.Own(perpetual("P", 0).id(), new BigDecimal("2"), false));
        var desk =
                new AccountDesk(tenfold(account), "10000 USD", perpetual("P", 0))
                        .flat("P", "90000")
                        .order("BUY 1 P")
                        .order("BUY 0.22 P");

        assertThat(desk.heard())
                .isEqualTo("1 rejected: not enough margin: short by 35000 USD for 1 P at 90000");
    }
}
