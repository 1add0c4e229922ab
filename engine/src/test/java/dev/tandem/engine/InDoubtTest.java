package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.event.ExecutionReport.Accepted;
import dev.tandem.api.event.ExecutionReport.CancelRefused;
import dev.tandem.api.event.ExecutionReport.Cancelled;
import dev.tandem.api.event.ExecutionReport.Expired;
import dev.tandem.api.event.ExecutionReport.InDoubt;
import dev.tandem.api.event.ExecutionReport.NeverAccepted;
import dev.tandem.api.event.ExecutionReport.Rejected;
import dev.tandem.api.event.ExecutionReport.ReplaceRefused;
import dev.tandem.api.event.ExecutionReport.Replaced;
import dev.tandem.api.event.ExecutionReport.SendRefused;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.StateText;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests whose answer is unknown: told, counted at their worst, and settled by proof alone.
class InDoubtTest {
    private final EngineDesk desk = new EngineDesk();

    @Test
    void F067_anOrderWhoseAcceptanceWasLostCountsInFullAndIsAdoptedWhenItIsFound() {
        var order = desk.limit(Side.BUY, "10", "90");
        var free = free();

        desk.report(new InDoubt(1, Request.SUBMIT, "no answer within 10 s"));

        assertThat(desk.news()).isEqualTo("1 SUBMIT in doubt");
        assertThat(order.isInDoubt()).isTrue();
        assertThat(order.requestsInDoubt()).containsExactly(Request.SUBMIT);
        assertThat(order.state()).isEqualTo(OrderState.PENDING);
        assertThat(order.isOpen()).isTrue();
        assertThat(free()).isEqualTo(free);
        assertThat(desk.range()).isEqualTo("0 to 10");

        desk.report(new Accepted(1)); // by stream
        desk.report(new Accepted(1)); // and by query

        assertThat(desk.news()).isEqualTo("1 accepted");
        assertThat(order.isInDoubt()).isFalse();
        assertThat(order.state()).isEqualTo(OrderState.WORKING);
        assertThat(desk.range()).isEqualTo("0 to 10");
    }

    /// The answer that ends each doubt, and the state it leads to.
    @ParameterizedTest(name = "{0} settles the submit: {1}")
    @CsvSource({
        "accepted, WORKING", "part, PARTLY_FILLED", "fill, FILLED", "rejected, REJECTED",
        "cancelled, CANCELLED", "expired, EXPIRED", "replaced, WORKING", "never, REJECTED",
        "held back, DENIED"
    })
    void everyAnswerToASubmitEndsTheDoubt(String answer, OrderState state) {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(new InDoubt(1, Request.SUBMIT, "no answer"));

        switch (answer) {
            case "accepted" -> desk.report(new Accepted(1));
            case "part" -> desk.fill(1, 1, "4", "90");
            case "fill" -> desk.fill(1, 1, "10", "90");
            case "rejected" -> desk.report(new Rejected(1, "no"));
            case "cancelled" -> desk.report(new Cancelled(1, "by the venue"));
            case "expired" -> desk.report(new Expired(1));
            case "replaced" -> desk.report(new Replaced(1, 1000, order.terms()));
            case "never" -> desk.report(new NeverAccepted(1, Request.SUBMIT, "nonce burnt"));
            case "held back" -> desk.report(new SendRefused(1, Request.SUBMIT, "halted"));
            default -> throw new IllegalArgumentException(answer);
        }

        assertThat(order.isInDoubt()).isFalse();
        assertThat(order.state()).isEqualTo(state);
        assertThat(order.isOpen()).isEqualTo(!state.isTerminal());
    }

    @Test
    void aSubmitThatNeverArrivedEndsTheOrderWithItsProof() {
        var order = desk.limit(Side.BUY, "10", "90");
        desk.report(new InDoubt(1, Request.SUBMIT, "connection lost"));
        desk.news();

        desk.report(new NeverAccepted(1, Request.SUBMIT, "absent in two queries after the bound"));

        assertThat(desk.news()).isEqualTo("1 SUBMIT never accepted");
        assertThat(order.state()).isEqualTo(OrderState.REJECTED);
        assertThat(order.reason()).isEqualTo("absent in two queries after the bound");
        assertThat(desk.range()).isEqualTo("0 to 0");
        assertThat(desk.sent()).isEqualTo("1 buy 10"); // and nothing is sent again by itself
    }

    @Test
    void aCancelInDoubtLeavesTheOrderLiveAndCanBeRepeated() {
        var order = working("10", "90");
        desk.act(_ -> order.cancel());
        desk.report(new InDoubt(1, Request.CANCEL, "no answer"));

        assertThat(desk.news()).endsWith("1 CANCEL in doubt");
        assertThat(desk.range()).isEqualTo("0 to 10");
        assertThat(order.isCancelPending()).isTrue();
        desk.sent();
        desk.act(_ -> order.cancel());
        assertThat(desk.sent()).isEqualTo("1 cancel");

        desk.fill(1, 1, "3", "90"); // no answer to the cancel

        assertThat(order.requestsInDoubt()).containsExactly(Request.CANCEL);
        desk.report(new NeverAccepted(1, Request.CANCEL, "connection refused"));
        assertThat(desk.news()).endsWith("1 CANCEL never accepted");
        assertThat(order.isInDoubt()).isFalse();
        assertThat(order.isCancelPending()).isFalse();
        assertThat(order.state()).isEqualTo(OrderState.PARTLY_FILLED);
    }

    @Test
    void aReplaceInDoubtCountsTheLargerQuantityAndTheDearerPrice() {
        var order = working("10", "90");
        var before = free();

        desk.act(_ -> order.replaceQuantity(Quantity.of("4")));
        desk.report(new InDoubt(1, Request.REPLACE, "no answer"));
        assertThat(desk.range()).isEqualTo("0 to 10");
        assertThat(free()).isEqualTo(before);
        desk.report(new NeverAccepted(1, Request.REPLACE, "never sent"));

        desk.act(_ -> order.replaceQuantity(Quantity.of("25")));
        desk.report(new InDoubt(1, Request.REPLACE, "no answer"));
        assertThat(desk.range()).isEqualTo("0 to 25");
        assertThat(free()).isEqualTo(less(before, "1352.7")); // 15 more at 90, and 0.2 %
        desk.report(new Replaced(1, 2500, order.terms()));
        assertThat(desk.range()).isEqualTo("0 to 25");
        assertThat(order.isInDoubt()).isFalse();

        desk.act(_ -> order.replacePrice(Price.of("98")));
        desk.report(new InDoubt(1, Request.REPLACE, "no answer"));
        assertThat(free()).isEqualTo(less(before, "1553.1")); // 25 at 98 instead of 10 at 90
        desk.report(new ReplaceRefused(1, "too late"));
        assertThat(free()).isEqualTo(less(before, "1352.7"));
    }

    @Test
    void anOrderThatIsFilledMayStillTradeWhileItsLargerReplaceIsUnanswered() {
        var order = working("10", "90");
        desk.act(_ -> order.replaceQuantity(Quantity.of("25")));
        desk.report(new InDoubt(1, Request.REPLACE, "no answer"));
        desk.news();

        desk.fill(1, 1, "10", "90");

        assertThat(desk.news()).isEqualTo("1 fill 10; 1 filled");
        assertThat(order.isOpen()).isTrue();
        assertThat(desk.range()).isEqualTo("10 to 25");
        desk.report(new NeverAccepted(1, Request.REPLACE, "absent"));
        assertThat(desk.news()).isEqualTo("1 REPLACE never accepted");
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(order.isOpen()).isFalse();
        assertThat(desk.range()).isEqualTo("10 to 10");
    }

    @Test
    void whatIsMergedIntoAReplaceInDoubtWaitsForItsAnswer() {
        var order = working("10", "90");
        desk.act(_ -> order.replaceQuantity(Quantity.of("25")));
        desk.report(new InDoubt(1, Request.REPLACE, "no answer"));
        desk.sent();

        desk.act(_ -> order.replaceQuantity(Quantity.of("5")));

        assertThat(desk.sent()).isEmpty();
        assertThat(desk.range()).isEqualTo("0 to 25");
        desk.report(new NeverAccepted(1, Request.REPLACE, "absent"));
        assertThat(desk.sent()).isEqualTo("1 replace 5 limit");
        assertThat(desk.range()).isEqualTo("0 to 10");
    }

    @Test
    void requestsThatTheGateHeldBackNeverLeft() {
        var order = working("10", "90");
        desk.act(_ -> order.replaceQuantity(Quantity.of("25")));
        desk.report(new SendRefused(1, Request.REPLACE, "breaker"));
        desk.act(_ -> order.cancel());
        desk.report(new SendRefused(1, Request.CANCEL, "no lease"));

        assertThat(desk.news()).isEqualTo("1 accepted; 1 REPLACE held back; 1 CANCEL held back");
        assertThat(order.state()).isEqualTo(OrderState.WORKING);
        assertThat(order.isCancelPending()).isFalse();
        assertThat(desk.range()).isEqualTo("0 to 10");
    }

    @Test
    void doubtsAboutWhatIsAnsweredAreNoNews() {
        working("10", "90");
        desk.news();

        desk.report(new InDoubt(1, Request.SUBMIT, "late timeout"));
        desk.report(new InDoubt(1, Request.CANCEL, "never asked"));
        desk.report(new NeverAccepted(1, Request.REPLACE, "never asked"));
        desk.report(new NeverAccepted(1, Request.SUBMIT, "it works, so this proof is none"));

        assertThat(desk.news()).isEmpty();
        assertThat(desk.range()).isEqualTo("0 to 10");
    }

    @Test
    void aTargetWaitsForAnOrderInDoubtAndGoesOnByItsAnswer() {
        desk.act(context -> context.targetQuantity(desk.share, 10));
        desk.report(new InDoubt(1, Request.SUBMIT, "no answer"));
        desk.sent();

        desk.act(context -> context.targetQuantity(desk.share, 0));
        assertThat(desk.sent()).isEmpty();
        desk.fill(1, 1, "4", "100");
        assertThat(desk.sent()).isEqualTo("1 cancel"); // it lives, and is no longer wanted
        desk.report(new Cancelled(1, ""));
        assertThat(desk.sent()).isEqualTo("2 sell 4 reduce-only");
    }

    @Test
    void aTargetSendsTheDifferenceWhenItsOrderNeverArrived() {
        desk.act(context -> context.targetQuantity(desk.share, 10));
        desk.report(new InDoubt(1, Request.SUBMIT, "no answer"));
        desk.act(context -> context.targetQuantity(desk.share, 7));
        desk.sent();

        desk.report(new NeverAccepted(1, Request.SUBMIT, "absent"));

        assertThat(desk.sent()).isEqualTo("2 buy 7");
    }

    @Test
    void aTargetWaitsForAnotherOrderOfItsInstrumentInDoubt() {
        desk.limit(Side.BUY, "10", "99");
        desk.report(new InDoubt(1, Request.SUBMIT, "no answer"));
        desk.sent();

        desk.act(context -> context.targetQuantity(desk.share, 0));
        assertThat(desk.sent()).isEmpty(); // to sell 10 would be short if it never arrived
        desk.report(new NeverAccepted(1, Request.SUBMIT, "absent"));

        assertThat(desk.sent()).isEmpty();
        assertThat(desk.held()).isEqualTo("0");
    }

    @Test
    void aTargetRepeatsItsCancelThatNeverArrived() {
        desk.act(context -> context.targetQuantity(desk.share, 10));
        desk.report(new Accepted(1));
        desk.act(context -> context.targetQuantity(desk.share, 3));
        desk.report(new InDoubt(1, Request.CANCEL, "no answer"));
        desk.sent();

        desk.report(new NeverAccepted(1, Request.CANCEL, "absent"));

        assertThat(desk.sent()).isEqualTo("1 cancel");
        desk.report(new Cancelled(1, ""));
        assertThat(desk.sent()).isEqualTo("2 buy 3");
    }

    @Test
    void buysOfABasketWaitForASellInDoubt() {
        hold("900");
        desk.act(context ->
                context.basket(basket -> {
                    basket.submit(OrderRequest.market(desk.share, Side.SELL, Quantity.of("900")));
                    basket.submit(
                            OrderRequest.market(desk.perpetual, Side.BUY, Quantity.of("950")));
                }));
        assertThat(desk.sent()).isEqualTo("2 sell 900");

        desk.report(new InDoubt(2, Request.SUBMIT, "no answer"));
        assertThat(desk.sent()).isEmpty();
        desk.report(new NeverAccepted(2, Request.SUBMIT, "absent"));

        assertThat(desk.sent()).isEqualTo("3 buy 950");
    }

    @Test
    void aSellInDoubtMayHaveClosedThePositionAlready() {
        var desk = new EngineDesk(onCredit(), RiskLimits.NONE);
        desk.submit(OrderRequest.market(desk.share, Side.BUY, Quantity.of("10")));
        desk.fill(1, 1, "10", "100");
        var sell = OrderRequest.limit(desk.share, Side.SELL, Quantity.of("10"), Price.of("100"));
        desk.submit(sell);
        var free = free(desk);

        desk.report(new InDoubt(2, Request.SUBMIT, "no answer"));
        desk.submit(sell);

        assertThat(free(desk)).isEqualTo(less(free, "1002")); // one of the two may open a short
        assertThat(desk.range()).isEqualTo("-10 to 10");
    }

    @Test
    void savedStateKeepsDoubts() {
        var order = working("10", "90");
        desk.act(_ -> order.replaceQuantity(Quantity.of("25")));
        desk.report(new InDoubt(1, Request.REPLACE, "no answer"));
        desk.act(_ -> order.replaceQuantity(Quantity.of("5")));

        var later = desk.restarted();

        assertThat(later.range()).isEqualTo("0 to 25");
        assertThat(StateText.write(later.engine.save()))
                .isEqualTo(StateText.write(desk.engine.save()));
        later.report(new Replaced(1, 2500, new OrderTerms.Limit(Price.of("90"))));
        assertThat(later.sent()).isEqualTo("1 replace 5 limit");
        later.report(new CancelRefused(1, "nothing to cancel"));
        assertThat(later.engine.keeper.hasDoubts()).isFalse();
    }

    private Order working(String quantity, String price) {
        var order = desk.limit(Side.BUY, quantity, price);
        desk.report(new Accepted(order.number()));
        return order;
    }

    private void hold(String quantity) {
        desk.submit(OrderRequest.market(desk.share, Side.BUY, Quantity.of(quantity)));
        desk.fill(1, 1, quantity, "100");
        desk.sent();
    }

    private Money free() {
        return free(desk);
    }

    private static Money free(EngineDesk desk) {
        return desk.ask(context -> context.account().freeCash());
    }

    private static Money less(Money from, String amount) {
        var by = Money.parse(amount + " USD");
        return new Money(from.units() - by.units(), from.currency());
    }

    private static AccountTerms onCredit() {
        return new AccountTerms(false, true, false, BigDecimal.ONE, List.of());
    }
}
