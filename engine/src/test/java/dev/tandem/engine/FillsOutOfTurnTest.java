package dev.tandem.engine;

import static dev.tandem.engine.EngineDesk.corrected;
import static dev.tandem.engine.EngineDesk.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.ExecutionReport.Accepted;
import dev.tandem.api.event.ExecutionReport.Busted;
import dev.tandem.api.event.ExecutionReport.CancelRefused;
import dev.tandem.api.event.ExecutionReport.Cancelled;
import dev.tandem.api.event.ExecutionReport.Expired;
import dev.tandem.api.event.ExecutionReport.InDoubt;
import dev.tandem.api.event.ExecutionReport.NeverAccepted;
import dev.tandem.api.event.ExecutionReport.Rejected;
import dev.tandem.api.event.ExecutionReport.ReplaceRefused;
import dev.tandem.api.event.ExecutionReport.Replaced;
import dev.tandem.api.event.ExecutionReport.SendRefused;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.Request;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.StateText;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Executions as venues report them: before the acceptance, twice, after the end, too many, taken
/// back and corrected. All are booked, once, and flagged.
class FillsOutOfTurnTest {
    private final EngineDesk desk = new EngineDesk();

    @Test
    void F068_aFillBeforeTheAcceptanceImpliesIt() {
        var order = desk.limit(Side.BUY, "10", "90");

        desk.fill(1, 7, "4", "89");
        desk.report(new Accepted(1));

        assertThat(desk.news()).isEqualTo("1 fill 4; 1 partly filled");
        assertThat(order.state()).isEqualTo(OrderState.PARTLY_FILLED);
        assertThat(desk.held()).isEqualTo("4");
        assertThat(desk.range()).isEqualTo("4 to 10");
    }

    @Test
    void F068_aFillToldTwiceIsBookedOnce() {
        desk.limit(Side.BUY, "10", "90");
        desk.fill(1, 7, "4", "89");
        desk.fill(1, 7, "4", "89");
        desk.fill(1, 8, "6", "89");
        desk.fill(1, 7, "4", "89");

        assertThat(desk.news()).isEqualTo("1 fill 4; 1 partly filled; 1 fill 6; 1 filled");
        assertThat(desk.held()).isEqualTo("10");
        assertThat(cash()).isEqualTo("99110 USD");
    }

    /// How an order ended, and what may still come of it.
    @ParameterizedTest(name = "after {0}")
    @CsvSource({
        "cancelled, CANCELLED, 4",
        "expired, EXPIRED, 4",
        "rejected, REJECTED, 4",
        "never, REJECTED, 4 to 10",
        "held back, DENIED, 4 to 10"
    })
    void F069_aFillAfterTheEndIsBookedFlaggedAndTold(String end, OrderState state, String range) {
        var order = desk.limit(Side.BUY, "10", "90");
        end(end);
        desk.news();

        desk.fill(1, 7, "4", "89");

        var isLive = range.contains("to");
        assertThat(desk.news())
                .isEqualTo("1 fill 4; 1 filled late" + (isLive ? "; 1 revived" : ""));
        assertThat(order.state()).isEqualTo(state);
        assertThat(order.isFilledLate()).isTrue();
        assertThat(order.isOpen()).isEqualTo(isLive);
        assertThat(order.filled()).isEqualTo(Quantity.of("4"));
        assertThat(desk.held()).isEqualTo("4");
        assertThat(cash()).isEqualTo("99644 USD");
        assertThat(desk.range()).isEqualTo(isLive ? range : "4 to 4");
    }

    private void end(String how) {
        switch (how) {
            case "cancelled" -> desk.report(new Cancelled(1, ""));
            case "expired" -> desk.report(new Expired(1));
            case "rejected" -> desk.report(new Rejected(1, "no such market"));
            case "never" -> desk.report(new NeverAccepted(1, Request.SUBMIT, "absent"));
            case "held back" -> desk.report(new SendRefused(1, Request.SUBMIT, "halted"));
            default -> throw new IllegalArgumentException(how);
        }
    }

    @Test
    void F069_anOrderFoundAfterItsProofOfDeathIsLiveAgainAndCanBeCancelled() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(new InDoubt(1, Request.SUBMIT, "no answer"));
        desk.report(new NeverAccepted(1, Request.SUBMIT, "absent"));
        desk.news();

        desk.report(new Accepted(1));

        assertThat(desk.news()).isEqualTo("1 revived");
        assertThat(order.state()).isEqualTo(OrderState.REJECTED);
        assertThat(order.isOpen()).isTrue();
        assertThat(desk.range()).isEqualTo("0 to 10");
        List<Order> open = desk.ask(Context::openOrders);
        assertThat(open).containsExactly(order);
        desk.sent();
        desk.act(_ -> order.cancel());
        assertThat(desk.sent()).isEqualTo("1 cancel");
        desk.report(new Cancelled(1, ""));
        desk.report(new Cancelled(1, ""));

        assertThat(desk.news()).isEqualTo("1 cancelled");
        assertThat(order.isOpen()).isFalse();
        assertThat(desk.range()).isEqualTo("0 to 0");
    }

    @Test
    void F069_aFillInFullAfterTheProofOfDeathLeavesNothingOpen() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(new NeverAccepted(1, Request.SUBMIT, "absent"));

        desk.fill(1, 7, "10", "90");

        assertThat(order.isOpen()).isFalse();
        assertThat(desk.range()).isEqualTo("10 to 10");
    }

    @Test
    void F071_fillsOfTheOldOrderWhileItIsReplacedNeverCountTwice() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(new Accepted(1));
        desk.act(_ -> order.replaceQuantity(Quantity.of("15")));
        assertThat(desk.range()).isEqualTo("0 to 15");

        desk.fill(1, 7, "6", "90"); // of the old one
        assertThat(desk.range()).isEqualTo("6 to 15");
        desk.report(new Replaced(1, 1500, order.terms()));
        assertThat(desk.range()).isEqualTo("6 to 15");
        desk.fill(1, 8, "9", "90");

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.range()).isEqualTo("15 to 15");
        assertThat(order.isOverfilled()).isFalse();
    }

    @Test
    void F071_anOrderFilledBeforeItsLargerReplaceIsConfirmedIsLiveWithTheRest() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.act(_ -> order.replaceQuantity(Quantity.of("15")));
        desk.fill(1, 7, "10", "90");
        assertThat(desk.range()).isEqualTo("10 to 15");

        desk.report(new Replaced(1, 1500, order.terms()));
        assertThat(desk.range()).isEqualTo("10 to 15");
        desk.fill(1, 8, "5", "90");

        assertThat(order.isOpen()).isFalse();
        assertThat(order.isOverfilled()).isFalse();
        assertThat(desk.range()).isEqualTo("15 to 15");
    }

    /// The four ends of a replace that a venue carries out as a cancel and a new order.
    @ParameterizedTest(name = "cancel {0}, new {1}")
    @CsvSource({
        "done, done, WORKING, 0 to 15",
        "done, refused, CANCELLED, 0 to 0",
        "refused, refused, WORKING, 0 to 10",
        "done, unknown, WORKING, 0 to 15"
    })
    void F072_aReplaceHalfDoneHasAKnownEnd(
            String cancel, String renewal, OrderState state, String range) {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(new Accepted(1));
        desk.act(_ -> order.replaceQuantity(Quantity.of("15")));

        desk.report(
                switch (cancel + " " + renewal) {
                    case "done done" -> new Replaced(1, 1500, order.terms());
                    case "done refused" -> new Cancelled(1, "replace: the new order was refused");
                    case "refused refused" -> new ReplaceRefused(1, "too late");
                    case "done unknown" -> new InDoubt(1, Request.REPLACE, "HTTP 409");
                    default -> throw new IllegalArgumentException(cancel);
                });

        assertThat(order.state()).isEqualTo(state);
        assertThat(desk.range()).isEqualTo(range);
        assertThat(order.isInDoubt()).isEqualTo(renewal.equals("unknown"));
    }

    @Test
    void F073_aPartFillThenACancelLeavesWhatWasFilled() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.act(_ -> order.cancel());
        desk.fill(1, 7, "0.03", "90");
        desk.report(new Cancelled(1, ""));
        desk.report(new CancelRefused(1, "unknown order")); // the second answer of a venue

        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(order.filled()).isEqualTo(Quantity.of("0.03"));
        assertThat(order.remaining()).isEqualTo(Quantity.ZERO);
        assertThat(desk.held()).isEqualTo("0.03");
        assertThat(desk.interval().highUnits()).isEqualTo(3);
    }

    @Test
    void F074_anOverfillIsBookedAsItIsAndFlagged() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.fill(1, 7, "8", "90");
        desk.news();

        desk.fill(1, 8, "5", "90");

        assertThat(desk.news()).isEqualTo("1 fill 5; 1 filled; 1 overfilled");
        assertThat(order.isOverfilled()).isTrue();
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(order.remaining()).isEqualTo(Quantity.ZERO);
        assertThat(desk.held()).isEqualTo("13");
        assertThat(desk.range()).isEqualTo("13 to 13");

        desk.fill(1, 9, "1", "90");

        assertThat(desk.news()).isEqualTo("1 fill 1; 1 filled late; 1 overfilled");
        assertThat(desk.held()).isEqualTo("14");
    }

    @Test
    void F070_aBustTakesTheFillOutOfTheBooks() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(filled(1, 7, "4", "89", 100));
        desk.report(filled(1, 8, "6", "88", 200));
        desk.news();

        desk.report(new Busted(1, 7, "clearly erroneous"));

        assertThat(desk.news()).isEqualTo("1 bust of 7");
        assertThat(order.state()).isEqualTo(OrderState.FILLED); // I-05: nothing works again
        assertThat(order.filled()).isEqualTo(Quantity.of("6"));
        assertThat(order.averagePrice()).hasValue(Price.of("88"));
        assertThat(desk.held()).isEqualTo("6");
        assertThat(cash()).isEqualTo("99471.999998 USD");
        assertThat(desk.engine.book(desk.share, SideMode.NET).averagePrice())
                .hasValue(Price.of("88"));
        assertThat(desk.imbalances()).isEmpty();
        assertThat(desk.postings)
                .extracting(EngineDesk.Posting::account)
                .endsWith(
                        LedgerAccount.CASH,
                        LedgerAccount.POSITIONS,
                        LedgerAccount.CASH,
                        LedgerAccount.COMMISSIONS);
        var reversal = desk.reversals.getFirst();
        assertThat(reversal.fillNumber()).isEqualTo(1);
        assertThat(reversal.quantity()).isEqualTo(Quantity.of("4"));
        assertThat(reversal.price()).isEqualTo(Price.of("89"));
        assertThat(reversal.commission()).isEqualTo(Money.parse("0.000001 USD"));
        assertThat(reversal.positionAfterUnits()).isEqualTo(600);
        assertThat(reversal.cashAfter()).hasToString("99471.999998 USD");
        desk.report(new Busted(1, 7, "told twice"));
        assertThat(desk.news()).isEmpty();
        assertThat(desk.reversals).hasSize(1);
    }

    @Test
    void F070_aBustBeforeItsFillIsRememberedToldAndNeverBooked() {
        var order = desk.limit(Side.BUY, "10", "90");

        desk.report(new Busted(1, 7, "erroneous"));
        assertThat(desk.news()).isEqualTo("1 bust of 7 before it came");
        desk.fill(1, 7, "4", "89");

        assertThat(desk.news()).isEqualTo("1 partly filled");
        assertThat(order.filled()).isEqualTo(Quantity.ZERO);
        assertThat(order.averagePrice()).isEmpty();
        assertThat(desk.held()).isEqualTo("0");
        assertThat(cash()).isEqualTo("100000 USD");
        assertThat(desk.fills).isEmpty();
        assertThat(desk.range()).isEqualTo("0 to 6"); // a venue works again what it says so of
    }

    @Test
    void F070_aCorrectionBooksTheExecutionAnew() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(filled(1, 7, "4", "89", 100));
        desk.news();

        desk.report(corrected(1, 7, "5", "85.5", 50));

        assertThat(desk.news()).isEqualTo("1 correction of 7");
        assertThat(order.filled()).isEqualTo(Quantity.of("5"));
        assertThat(order.averagePrice()).hasValue(Price.of("85.5"));
        assertThat(order.remaining()).isEqualTo(Quantity.of("5"));
        assertThat(cash()).isEqualTo("99572.4999995 USD");
        assertThat(desk.imbalances()).isEmpty();
        assertThat(desk.reversals).hasSize(1);
        assertThat(desk.fills).hasSize(2);
        assertThat(desk.fills.get(1).number()).isEqualTo(1);
        assertThat(desk.fills.get(1).quantity()).isEqualTo(Quantity.of("5"));
        assertThat(desk.fills.get(1).positionAfterUnits()).isEqualTo(500);
    }

    @Test
    void F070_aCorrectionBeforeItsFillCountsWhenTheFillComes() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(corrected(1, 7, "5", "85.5", 50));
        assertThat(desk.news()).isEqualTo("1 correction of 7 before it came");

        desk.report(filled(1, 7, "4", "89", 100));

        assertThat(desk.news()).isEqualTo("1 fill 5; 1 partly filled");
        assertThat(order.filled()).isEqualTo(Quantity.of("5"));
        assertThat(cash()).isEqualTo("99572.4999995 USD");
    }

    @Test
    void F070_aCorrectionMayUseUpOrOverfillTheOrder() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.fill(1, 7, "4", "89");
        desk.news();

        desk.report(corrected(1, 7, "10", "89", 0));
        assertThat(desk.news()).isEqualTo("1 correction of 7; 1 filled");
        desk.report(corrected(1, 7, "12", "89", 0));

        assertThat(desk.news()).isEqualTo("1 correction of 7; 1 overfilled");
        assertThat(order.isOverfilled()).isTrue();
        desk.report(corrected(1, 7, "3", "89", 0));
        assertThat(order.isOverfilled()).isFalse();
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.held()).isEqualTo("3");
    }

    @Test
    void F070_aBustOfAContractReturnsWhatItGained() {
        desk.submit(OrderRequest.market(desk.perpetual, Side.BUY, Quantity.of("10")));
        desk.fill(1, 1, "10", "100");
        desk.submit(OrderRequest.market(desk.perpetual, Side.BUY, Quantity.of("10")));
        desk.fill(2, 2, "10", "110");
        desk.submit(OrderRequest.market(desk.perpetual, Side.SELL, Quantity.of("5")));
        desk.fill(3, 3, "5", "120");
        assertThat(cash()).isEqualTo("100075 USD"); // 5 x (120 - 105)

        desk.report(new Busted(1, 1, "erroneous"));

        var book = desk.engine.book(desk.perpetual, SideMode.NET);
        assertThat(cash()).isEqualTo("100050 USD"); // 5 x (120 - 110)
        assertThat(book.signedUnits()).isEqualTo(500);
        assertThat(book.averagePrice()).hasValue(Price.of("110"));
        assertThat(book.gainedUnits()).isEqualTo(Money.parse("50 USD").units());
        assertThat(desk.imbalances()).isEmpty();
    }

    @Test
    void F070_commissionsInAnotherCurrencyComeBackInIt() {
        desk.limit(Side.BUY, "10", "90");
        desk.report(
                new ExecutionReport.Filled(
                        1, 7, 1000, 900_000, 5_000, EngineDesk.FEES, Liquidity.TAKER, false));
        desk.report(new Busted(1, 7, "erroneous"));

        assertThat(desk.engine.portfolio.cash(EngineDesk.FEES).units()).isZero();
        assertThat(cash()).isEqualTo("100000 USD");
        assertThat(desk.imbalances()).isEmpty();
    }

    @Test
    void aCorrectionToNothingIsRefusedWithWhatToReportInstead() {
        desk.limit(Side.BUY, "10", "90");

        assertThatThrownBy(() -> desk.report(corrected(1, 7, "0", "89", 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("execution 7")
                .hasMessageContaining("bust");
    }

    @Test
    void savedStateKeepsExecutionsBustsAndCorrections() {
        desk.limit(Side.BUY, "10", "90");
        desk.fill(1, 7, "4", "89");
        desk.fill(1, 8, "1", "88");
        desk.report(corrected(1, 8, "2", "87", 3));
        desk.report(new Busted(1, 9, "before it came"));
        desk.limit(Side.BUY, "1", "90");
        desk.fill(2, 10, "1", "89");
        desk.limit(Side.BUY, "5", "90");
        desk.report(new NeverAccepted(3, Request.SUBMIT, "absent"));
        desk.fill(3, 11, "1", "89");

        var later = desk.restarted();

        assertThat(StateText.write(later.engine.save()))
                .isEqualTo(StateText.write(desk.engine.save()));
        for (var one : new EngineDesk[] {desk, later}) {
            one.fill(1, 7, "4", "89");
            one.fill(1, 9, "2", "89");
            one.report(new Busted(2, 10, "erroneous"));
            one.report(new Cancelled(3, ""));
        }
        assertThat(later.held()).isEqualTo("7").isEqualTo(desk.held());
        assertThat(later.engine.cash()).isEqualTo(desk.engine.cash());
        assertThat(later.range()).isEqualTo("7 to 9").isEqualTo(desk.range());
        assertThat(later.engine.decisionHash()).isEqualTo(desk.engine.decisionHash());
    }

    private String cash() {
        return desk.engine.cash().toString();
    }
}
