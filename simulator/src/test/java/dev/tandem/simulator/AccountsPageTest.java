package dev.tandem.simulator;

import static dev.tandem.simulator.AccountInstruments.future;
import static dev.tandem.simulator.AccountInstruments.perpetual;
import static dev.tandem.simulator.AccountInstruments.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Quantity;
import dev.tandem.simulator.AccountRules.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The numbers of docs/concepts/accounts.md are what a venue says.
class AccountsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "concepts", "accounts.md");
    private static final VenueModel TENFOLD = VenueModel.FRICTIONLESS.withLeverage(BigDecimal.TEN);

    static Stream<Named<String>> examples() {
        return Stream.of(
                Named.of("a perpetual", perpetualThatFalls()),
                Named.of("an isolated gap", isolatedGap()),
                Named.of("shares on credit", sharesOnCredit()),
                Named.of("a future", futureThatFalls()),
                Named.of("interest", interest()),
                Named.of("nothing to borrow", nothingToBorrow()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thePageShowsWhatTheVenueSays(String said) throws IOException {
        assertThat(Files.readString(PAGE)).contains("```text\n" + said + "\n```");
    }

    private static AccountDesk bought(AccountRules account) {
        return new AccountDesk(TENFOLD.withAccount(account), "10000 USD", perpetual("P", 0))
                .flat("P", "90000")
                .order("BUY 1 P")
                .flat("P", "90000");
    }

    private static String perpetualThatFalls() {
        var desk =
                bought(AccountRules.STANDARD)
                        .bars("P 90000 90000 81620 81620")
                        .bars("P 81620 81700 81550 81600")
                        .bars("P 81600 81600 81300 81500")
                        .bars("P 81500 82000 81000 81900");
        return desk.heard() + "\ncash " + desk.cash() + " USD";
    }

    private static String isolatedGap() {
        var desk = bought(AccountRules.STANDARD.withIsolated(true)).flat("P", "75000");
        return without(desk.heard(), "held") + "\ncash " + desk.cash() + " USD";
    }

    private static String sharesOnCredit() {
        var account = AccountRules.STANDARD.withKind(Kind.MARGIN).withMargin(MarginRules.BROKER);
        var model = VenueModel.FRICTIONLESS.withLeverage(new BigDecimal("2")).withAccount(account);
        var desk =
                new AccountDesk(model, "10000 USD", share("S", 0))
                        .barsOf(Duration.ofMinutes(390))
                        .until("2024-03-04T14:30")
                        .flat("S", "100")
                        .order("BUY 200.01 S")
                        .order("BUY 200 S")
                        .until("2024-03-05T14:30")
                        .flat("S", "100")
                        .until("2024-03-06T14:30")
                        .bars("S 100 100 60 66.66")
                        .until("2024-03-07T14:30")
                        .flat("S", "66")
                        .until("2024-03-08T14:30")
                        .flat("S", "67");
        return without(desk.heard(), "1 rejected") + "\ncash " + desk.cash() + " USD";
    }

    private static String futureThatFalls() {
        var model =
                VenueModel.FRICTIONLESS.withAccount(
                        AccountRules.STANDARD.withMargin(MarginRules.BROKER));
        var desk =
                new AccountDesk(model, "6000 USD", future("F", 0))
                        .barsOf(Duration.ofDays(1))
                        .flat("F", "1400")
                        .order("BUY 2 F")
                        .order("BUY 1 F")
                        .flat("F", "1400")
                        .flat("F", "1390")
                        .flat("F", "1340")
                        .flat("F", "1350")
                        .flat("F", "1352");
        return without(desk.heard(), "1 rejected") + "\ncash " + desk.cash() + " USD";
    }

    private static String interest() {
        var rules =
                InterestRules.NONE.with(
                        new InterestRules.Rates(
                                Currency.USD,
                                RatePath.fixed(new BigDecimal("0.073")),
                                RatePath.NONE));
        var model =
                VenueModel.FRICTIONLESS
                        .withLeverage(new BigDecimal("2"))
                        .withAccount(
                                AccountRules.STANDARD.withKind(Kind.MARGIN).withInterest(rules));
        var desk =
                new AccountDesk(model, "10000 USD", share("S", 0))
                        .flat("S", "100")
                        .order("BUY 200 S")
                        .flat("S", "100")
                        .until("2024-03-07T12:00");
        return without(desk.heard(), "1 BUY");
    }

    private static String nothingToBorrow() {
        var terms =
                new BorrowRules.Terms(
                        share("S", 0).id(), BigDecimal.ZERO, Optional.of(Quantity.of(30)));
        var model =
                VenueModel.FRICTIONLESS
                        .withShortSelling(BigDecimal.ZERO)
                        .withAccount(
                                AccountRules.STANDARD.withBorrowing(BorrowRules.FREE.with(terms)));
        return new AccountDesk(model, "10000 USD", share("S", 0))
                .flat("S", "50")
                .order("SELL 31 S")
                .heard();
    }

    private static String without(String said, String beginning) {
        return String.join("\n", said.lines().filter(line -> !line.startsWith(beginning)).toList());
    }
}
