package dev.tandem.simulator;

import static dev.tandem.simulator.AccountInstruments.perpetual;
import static dev.tandem.simulator.AccountInstruments.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Quantity;
import dev.tandem.simulator.AccountRules.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Interest on cash, and what short sales borrow.
class AccountChargesTest {
    private static final RatePath TWO_BASIS_POINTS_A_DAY = RatePath.fixed(new BigDecimal("0.073"));

    private static VenueModel with(AccountRules account) {
        return VenueModel.FRICTIONLESS
                .withShortSelling(BigDecimal.ZERO)
                .withLeverage(new BigDecimal("2"))
                .withAccount(account);
    }

    private static AccountRules credit(InterestRules interest) {
        return AccountRules.STANDARD
                .withKind(Kind.MARGIN)
                .withMargin(MarginRules.BROKER)
                .withInterest(interest);
    }

    private static InterestRules debit(RatePath rate) {
        return InterestRules.NONE.with(new InterestRules.Rates(Currency.USD, rate, RatePath.NONE));
    }

    /// 7.3 % a year are 0.02 % a day: 10 000 owed cost 2, then 10 002 cost 2.0004, then 10 004.0004
    /// cost 2.00080008.
    @Test
    void whatIsOwedCostsInterestEachDayAndBearsInterestItself() {
        var desk =
                new AccountDesk(
                                with(credit(debit(TWO_BASIS_POINTS_A_DAY))),
                                "10000 USD",
                                share("S", 0))
                        .until("2024-02-01T12:00")
                        .flat("S", "100")
                        .order("BUY 200 S")
                        .flat("S", "100")
                        .until("2024-02-04T12:00");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 200 S 100
                        INTEREST -2 USD
                        INTEREST -2.0004 USD
                        INTEREST -2.00080008 USD\
                        """);
    }

    /// From the 1st of February to the 1st of March there are 29 midnights in 2024 and 28 in 2023;
    /// 10 000 × 1.0002^29 = 10 058.16... owed, rounded each day.
    @ParameterizedTest(name = "{0}: {1} days of a year of {2}")
    @CsvSource({"2024, 29, 365", "2023, 28, 365", "2024, 29, 360"})
    void aMonthOfInterestHasAsManyDaysAsTheMonth(int year, int days, int daysAYear) {
        var rules = debit(TWO_BASIS_POINTS_A_DAY).withDaysAYear(daysAYear);
        var desk =
                new AccountDesk(with(credit(rules)), "10000 USD", share("S", 0))
                        .until(year + "-02-01T12:00")
                        .flat("S", "100")
                        .order("BUY 200 S")
                        .flat("S", "100")
                        .until(year + "-03-01T12:00");
        var owed = new BigDecimal("-10000.00000000");
        for (var day = 0; day < days; day++) {
            var interest =
                    owed.multiply(new BigDecimal("0.073"))
                            .divide(new BigDecimal(daysAYear), 8, RoundingMode.HALF_EVEN);
            owed = owed.add(interest);
        }

        assertThat(new BigDecimal(desk.cash())).isEqualByComparingTo(owed);
        assertThat(desk.heard().lines().filter(line -> line.startsWith("INTEREST"))).hasSize(days);
    }

    /// 4 % until the 2nd, 1 % less from the 3rd on, half a percent below the path: 10 000 × 3.5 % /
    /// 365 = 0.95890411 and 10 000.95890411 × 2.5 % / 365 = 0.68499719.
    @Test
    void aRateCanFollowAPathWithASpread() {
        var path = new RatePath(List.of(step("2024-01-01", "0.04"), step("2024-02-03", "0.03")));
        var earned =
                InterestRules.NONE.with(
                        new InterestRules.Rates(
                                Currency.USD, RatePath.NONE, path.plus(new BigDecimal("-0.005"))));
        var desk =
                new AccountDesk(
                                with(AccountRules.STANDARD.withInterest(earned)),
                                "10000 USD",
                                share("S", 0))
                        .until("2024-02-02T12:00")
                        .flat("S", "100")
                        .until("2024-02-04T12:00");

        assertThat(desk.heard()).isEqualTo("INTEREST 0.95890411 USD\nINTEREST 0.68499719 USD");
    }

    private static RatePath.Step step(String from, String rate) {
        var nanos =
                LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000_000L;
        return new RatePath.Step(nanos, new BigDecimal(rate));
    }

    private static AccountRules borrowing(String rate, String available) {
        return AccountRules.STANDARD.withBorrowing(
                BorrowRules.FREE.with(
                        new BorrowRules.Terms(
                                share("S", 0).id(),
                                new BigDecimal(rate),
                                available.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(Quantity.of(available)))));
    }

    /// 3.65 % a year are 0.01 % a day of what the short is worth at the last price: 100 × 50, then
    /// 100 × 60, and nothing once it is bought back.
    @Test
    void aShortCostsItsFeeAtEachMidnight() {
        var desk =
                new AccountDesk(with(borrowing("0.0365", "")), "10000 USD", share("S", 0))
                        .until("2024-03-04T15:00")
                        .flat("S", "50")
                        .order("SELL 100 S")
                        .flat("S", "50")
                        .until("2024-03-05T15:00")
                        .flat("S", "60")
                        .until("2024-03-06T15:00")
                        .order("BUY 100 S")
                        .flat("S", "60")
                        .until("2024-03-09T00:00");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 SELL 100 S 50
                        BORROWING -0.5 USD S
                        BORROWING -0.6 USD S
                        2 BUY 100 S 60\
                        """);
        assertThat(desk.cash()).as("10 000 + 5 000 - 1.1 - 6 000").isEqualTo("8998.9");
    }

    @Test
    void noMoreIsSoldShortThanThereIsToBorrow() {
        var desk =
                new AccountDesk(with(borrowing("0.5", "30")), "10000 USD", share("S", 0))
                        .until("2024-03-04T15:00")
                        .flat("S", "50")
                        .order("SELL 31 S")
                        .order("SELL 20 S")
                        .order("SELL 20 S")
                        .flat("S", "50")
                        .order("SELL 20 S")
                        .order("SELL 10 S")
                        .flat("S", "50");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 rejected: not available to borrow: 31 S, there are 30
                        2 SELL 20 S 50
                        3 cancelled: not available to borrow: 20 S, there are 10
                        4 rejected: not available to borrow: 20 S, there are 10
                        5 SELL 10 S 50\
                        """);
    }

    /// What is held can be sold, also together with what is there to borrow: none.
    @Test
    void whatCannotBeBorrowedCanBeSoldAsFarAsItIsHeld() {
        var desk =
                new AccountDesk(with(borrowing("0", "0")), "10000 USD", share("S", 0))
                        .until("2024-03-04T15:00")
                        .flat("S", "50")
                        .order("BUY 5 S")
                        .flat("S", "50")
                        .order("SELL 6 S")
                        .order("SELL 5 S")
                        .flat("S", "50");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 5 S 50
                        2 rejected: not available to borrow: 1 S, there are 0
                        3 SELL 5 S 50\
                        """);
    }

    @Test
    void nobodyLendsAContract() {
        var rules =
                AccountRules.STANDARD.withBorrowing(
                        new BorrowRules(BigDecimal.ONE, List.of(), 365));
        var desk =
                new AccountDesk(with(rules), "10000 USD", perpetual("P", 0))
                        .flat("P", "50")
                        .order("SELL 10 P")
                        .flat("P", "50")
                        .until("2024-03-09T00:00");

        assertThat(desk.heard()).isEqualTo("1 SELL 10 P 50");
    }

    private static AccountDesk settling(int sessions) {
        return new AccountDesk(
                        VenueModel.FRICTIONLESS.withAccount(
                                AccountRules.STANDARD.withSettlementSessions(sessions)),
                        "1000 USD",
                        share("S", 0))
                .barsOf(Duration.ofMinutes(390));
    }

    private static AccountDesk day(AccountDesk desk, int day) {
        return desk.until("2024-03-%02dT14:30".formatted(day)).flat("S", "100");
    }

    /// Sold on Wednesday, the 27th: T+2 is Monday, the 1st of April, as Friday is Good Friday. What
    /// is sent after the close of Thursday trades on Monday.
    @Test
    void aSaleSettlesTwoSessionsLaterOverAWeekendAndAHoliday() {
        var desk = settling(2);
        day(desk, 25).order("BUY 10 S");
        day(desk, 26).order("SELL 10 S");
        day(desk, 27);
        assertThat(desk.heard())
                .isEqualTo(
                        """
                        1 BUY 10 S 100
                        held 1000 USD
                        2 SELL 10 S 100\
                        """);
        assertThat(desk.equity()).isEqualTo("1000");
        desk.order("BUY 1 S");
        assertThat(desk.heard())
                .isEqualTo("3 rejected: not enough cash: short by 100 USD for 1 S at 100");

        desk.until("2024-03-28T14:30").order("BUY 1 S").flat("S", "100").order("BUY 10 S");
        desk.until("2024-04-01T14:30").flat("S", "100");

        assertThat(desk.heard())
                .isEqualTo(
                        """
                        4 rejected: not enough cash: short by 100 USD for 1 S at 100
                        held 0 USD
                        5 BUY 10 S 100\
                        """);
    }

    /// Half of the cash was never spent and can be used at any time.
    @Test
    void settledCashBuysWhileOtherCashWaits() {
        var desk = settling(1);
        day(desk, 4).order("BUY 5 S");
        day(desk, 5).order("SELL 5 S").until("2024-03-06T14:30").bars("S 100 100 100 100");

        desk.order("BUY 10 S");

        assertThat(desk.heard())
                .as("T+1: after its own close it pays for the next session")
                .isEqualTo(
                        """
                        1 BUY 5 S 100
                        held 500 USD
                        2 SELL 5 S 100
                        held 0 USD\
                        """);
        desk.until("2024-03-07T14:30").flat("S", "100");
        assertThat(desk.heard()).isEqualTo("3 BUY 10 S 100");
    }
}
