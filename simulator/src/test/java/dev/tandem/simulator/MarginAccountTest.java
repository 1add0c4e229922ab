package dev.tandem.simulator;

import static dev.tandem.simulator.AccountInstruments.future;
import static dev.tandem.simulator.AccountInstruments.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.simulator.AccountRules.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Shares on credit and futures whose margin is called: every number is worked by hand.
class MarginAccountTest {
    private static final Duration SESSION = Duration.ofMinutes(390);
    private static final BigDecimal TWO = new BigDecimal("2");

    private static VenueModel shares(MarginRules margin) {
        return VenueModel.FRICTIONLESS
                .withShortSelling(BigDecimal.ZERO)
                .withLeverage(TWO)
                .withAccount(AccountRules.STANDARD.withKind(Kind.MARGIN).withMargin(margin));
    }

    /// Regulation T: 200 shares at 100 bind half of 20 000, all of the 10 000 there are.
    private static AccountDesk bought(MarginRules margin) {
        return new AccountDesk(shares(margin), "10000 USD", share("S", 0))
                .barsOf(SESSION)
                .until("2024-03-04T14:30")
                .flat("S", "100")
                .order("BUY 200.01 S")
                .order("BUY 200 S")
                .until("2024-03-05T14:30")
                .flat("S", "100");
    }

    @Test
    void sharesAreBoughtForTwiceTheEquityAndNoMore() {
        var desk = bought(MarginRules.BROKER);

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 rejected: not enough margin: short by 0.5 USD for 200.01 S at 100
                        2 BUY 200 S 100\
                        """);
        assertThat(desk.cash()).isEqualTo("-10000");
        assertThat(desk.equity()).isEqualTo("10000");
    }

    /// 200 × price - 10 000 < 25 % of 200 × price below 66.6667. At 66.66 equity is 3 332 and 3 333
    /// are demanded: the broker wants the initial margin of 6 666 back by the close of the next
    /// session. It is 3 200 there, so all is sold at the open of 67: 0.1 % slippage, no fee.
    @Test
    void sharesThatFallAreCalledAtTheCloseAndSoldAtTheOpenAfterTheNext() {
        var desk = bought(MarginRules.BROKER);
        desk.heard();

        desk.until("2024-03-06T14:30").bars("S 100 100 60 66.66");
        assertThat(desk.heard()).isEqualTo("call: equity 3332 USD, required 6666 USD");
        desk.until("2024-03-07T14:30").flat("S", "66");
        assertThat(desk.heard()).isEmpty();
        desk.until("2024-03-08T14:30").flat("S", "67");

        assertThat(desk.heard()).isEqualTo("LIQUIDATION SELL 200 S 66.93");
        assertThat(desk.cash()).as("200 × 66.93 - 10 000").isEqualTo("3386");
    }

    /// 100 of them sold at 66.66 leave -3 334 + 6 666 = 3 332 of equity, and 3 333 is demanded of
    /// 100 shares at 66.66; at the close of 67 it is 3 366 against 3 350.
    @Test
    void aCallIsMetByReducing() {
        var desk = bought(MarginRules.BROKER);
        desk.until("2024-03-06T14:30").bars("S 100 100 60 66.66").heard();

        desk.order("SELL 100 S").until("2024-03-07T14:30").bars("S 66.66 67 66 67");
        desk.until("2024-03-08T14:30").flat("S", "60").until("2024-03-11T14:30").flat("S", "60");

        assertThat(desk.heard()).isEqualTo("3 SELL 100 S 66.66");
        assertThat(desk.position("S")).isEqualTo("100");
    }

    /// A new fall after a call that was met is called again.
    @Test
    void aSecondFallIsCalledAgain() {
        var desk = bought(MarginRules.BROKER);
        desk.until("2024-03-06T14:30").flat("S", "66");
        desk.until("2024-03-07T14:30").flat("S", "101");
        desk.until("2024-03-08T14:30").flat("S", "66");

        assertThat(desk.heard())
                .endsWith(
                        """
                        call: equity 3200 USD, required 6600 USD
                        call: equity 3200 USD, required 6600 USD\
                        """);
        assertThat(desk.position("S")).isEqualTo("200");
    }

    /// Owing more than the shares are worth: the next open, whatever the deadline. 200 × 49 - 10
    /// 000 = -200; sold at 48 - 0.05 = 47.95 the account owes 410.
    @Test
    void anAccountBelowZeroIsNotGivenTime() {
        var desk = bought(MarginRules.BROKER);
        desk.until("2024-03-06T14:30").flat("S", "49").until("2024-03-07T14:30").flat("S", "48");
        desk.order("BUY 1 S");

        assertThat(desk.heard())
                .endsWith(
                        """
                        LIQUIDATION SELL 200 S 47.95
                        3 rejected: the account is bankrupt: after its liquidation it owes 410 USD\
                        """);
    }

    /// A house that demands 40 % closes at once below 200 × price - 10 000 = 80 × price: 83.33.
    @Test
    void aHouseCanDemandMoreThanTheExchanges() {
        var house =
                MarginRules.STANDARD
                        .withMaintenance(new BigDecimal("0.4"), new BigDecimal("0.5"))
                        .withCosts(Slippage.NONE, BigDecimal.ZERO);
        var desk = bought(house);
        desk.until("2024-03-06T14:30").bars("S 100 100 83.34 90");
        assertThat(desk.position("S")).isEqualTo("200");

        desk.until("2024-03-07T14:30").bars("S 90 90 80 90");

        assertThat(desk.heard()).endsWith("LIQUIDATION SELL 200 S 83.33");
        assertThat(desk.cash()).as("200 × 83.33 - 10 000").isEqualTo("6666");
    }

    /// 200 sold short at 100: cash 30 000, equity 30 000 - 200 × price, of which 30 % of the worth
    /// must remain: price > 30 000 / 260 = 115.3846.
    @Test
    void sharesSoldShortNeedThirtyPercent() {
        var atOnce = MarginRules.STANDARD.withCosts(Slippage.NONE, BigDecimal.ZERO);
        var desk =
                new AccountDesk(shares(atOnce), "10000 USD", share("S", 0))
                        .barsOf(SESSION)
                        .until("2024-03-04T14:30")
                        .flat("S", "100")
                        .order("SELL 200.01 S")
                        .order("SELL 200 S")
                        .until("2024-03-05T14:30")
                        .bars("S 100 115.38 100 110");
        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 rejected: not enough margin: short by 0.5 USD for 200.01 S at 100
                        2 SELL 200 S 100
                        call: equity 8000 USD, required 6600 USD\
                        """);

        desk.until("2024-03-06T14:30").bars("S 110 120 110 110");

        assertThat(desk.heard()).isEqualTo("LIQUIDATION BUY 200 S 115.39");
    }

    private static AccountDesk oneFuture(AccountRules account) {
        return new AccountDesk(
                        VenueModel.FRICTIONLESS.withAccount(account), "6000 USD", future("F", 0))
                .barsOf(Duration.ofDays(1))
                .flat("F", "1400")
                .order("BUY 2 F")
                .order("BUY 1 F")
                .flat("F", "1400");
    }

    /// One contract of 50 × the price. Day 1: 10 points down cost 500, 5 500 are left. Day 2: 50
    /// points, 2 500; 3 000 is less than 3 500, 4 375 must be there at the next close. Day 3: 10
    /// points up, 3 500. Day 4 opens at 1 352: equity 3 600; sold at 1 352 - 1.35 = 1 350.65, which
    /// is 0.65 × 50 = 32.50 more than at the close.
    @Test
    void aFutureIsSettledDailyCalledAndLiquidated() {
        var desk = oneFuture(AccountRules.STANDARD.withMargin(MarginRules.BROKER));
        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 rejected: not enough margin: short by 2750 USD for 2 F at 1400
                        2 BUY 1 F 1400
                        settled F at 1400, 0 USD\
                        """);

        desk.flat("F", "1390");
        assertThat(desk.heard()).isEqualTo("settled F at 1390, -500 USD");
        desk.flat("F", "1340");
        assertThat(desk.heard())
                .isEqualTo(
                        """
                        settled F at 1340, -2500 USD
                        call: equity 3000 USD, required 4375 USD\
                        """);
        desk.flat("F", "1350");
        assertThat(desk.heard()).isEqualTo("settled F at 1350, 500 USD");
        desk.flat("F", "1352");

        assertThat(desk.heard()).isEqualTo("LIQUIDATION SELL 1 F 1350.65");
        assertThat(desk.cash()).isEqualTo("3532.5");
    }

    /// As before, but day 3 brings 30 points: 4 500 is enough.
    @Test
    void aFutureThatRecoversToItsInitialMarginIsKept() {
        var desk = oneFuture(AccountRules.STANDARD.withMargin(MarginRules.BROKER));

        desk.flat("F", "1390").flat("F", "1340").flat("F", "1370").flat("F", "1360");

        assertThat(desk.position("F")).isEqualTo("1");
    }

    /// At once: 6 000 + 50 × (price - 1 400) < 3 500 below 1 350, so at 1 349.99; 1.35 worse.
    @Test
    void aFutureCanBeLiquidatedAtOnce() {
        var desk =
                oneFuture(
                        AccountRules.STANDARD.withMargin(
                                MarginRules.STANDARD.withCosts(
                                        MarginRules.STANDARD.slippage(), BigDecimal.ZERO)));
        desk.heard();

        desk.bars("F 1400 1400 1340 1390");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        call: equity 3499.5 USD, required 3500 USD
                        LIQUIDATION SELL 1 F 1348.64\
                        """);
        assertThat(desk.cash()).as("6 000 - 51.36 × 50").isEqualTo("3432");
    }

    /// 4 375 are set aside; daily settlement takes the loss out of them: 4 375 - 500 = 3 875, and 3
    /// 875 - 375 = 3 500 is not yet below; a cent more is.
    @Test
    void theMarginOfAnIsolatedFutureBearsItsDailySettlement() {
        var desk =
                oneFuture(
                        AccountRules.STANDARD
                                .withIsolated(true)
                                .withMargin(
                                        MarginRules.STANDARD.withCosts(
                                                Slippage.NONE, BigDecimal.ZERO)));
        desk.flat("F", "1390").bars("F 1390 1390 1382.5 1382.5");
        assertThat(desk.position("F")).isEqualTo("1");
        desk.heard();

        desk.bars("F 1382.5 1382.5 1380 1380");

        assertThat(desk.heard()).isEqualTo("LIQUIDATION SELL 1 F 1382.49\nheld 0 USD");
        assertThat(desk.cash()).as("6 000 - 17.51 × 50").isEqualTo("5124.5");
    }
}
