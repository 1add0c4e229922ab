package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.Reversal;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.StateText;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.engine.order.OrderInput;
import dev.tandem.engine.order.Transitions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Random reports in any order against the invariants of order keeping. The count of reports is
/// `-Dtandem.orders.cases=1000000`.
class RandomReportsTest {
    private static final int CASES = Integer.getInteger("tandem.orders.cases", 12_000);
    private static final int STEPS = 60;

    private interface Check {
        void after(RandomReports reports, Order touched);
    }

    /// Plays all cases, and after each step looks.
    private static void play(Check check) {
        for (var seed = 0; seed * STEPS < CASES; seed++) {
            var reports = new RandomReports(new EngineDesk(), new SplittableRandom(seed));
            try {
                for (var i = 0; i < STEPS; i++) {
                    check.after(reports, reports.step());
                }
            } catch (RuntimeException | AssertionError wrong) {
                throw new AssertionError(
                        "seed " + seed + "\n" + String.join("\n", reports.said), wrong);
            }
        }
    }

    @Test
    void I05_ordersGoAlongTheTableAndEndOnce() {
        play((reports, touched) -> {
            for (var order : reports.orders) {
                var before = reports.states.put(order.number(), order.state());
                var isLegal =
                        before == null
                                || before == order.state()
                                || Arrays.stream(OrderInput.values())
                                        .flatMap(input -> Transitions.next(before, input).stream())
                                        .anyMatch(next -> next == order.state());
                assertThat(isLegal).as("%s to %s", before, order).isTrue();
                assertThat(before != null && before.isTerminal() && before != order.state())
                        .as("%s after its end as %s", order, before)
                        .isFalse();
                assertThat(order.filled().compareTo(order.quantity()) <= 0 || order.isOverfilled())
                        .as("%s filled %s", order, order.filled())
                        .isTrue();
                assertThat(order.isOpen())
                        .isEqualTo(reports.desk.engine.keeper.open().contains(order));
                assertThat(order.isInDoubt() && !order.isOpen()).isFalse();
            }
        });
    }

    @Test
    void I06_ordersAreWhatTheirExecutionsSay() {
        play((reports, touched) -> {
            assertThat(touched.filled().unitsAt(2)).isEqualTo(reports.twin.filled(touched));
            assertThat(touched.averagePrice().map(price -> price.unitsAt(4)))
                    .isEqualTo(reports.twin.average(touched).map(BigDecimal::longValueExact));
        });
    }

    @Test
    void I07_positionsAreTheSumOfWhatWasToldAndAsIfBookedRightAtOnce() {
        play((reports, touched) -> {
            var instrument = touched.instrument();
            var book = reports.desk.engine.book(instrument, SideMode.NET);
            var twin = reports.twin.book(instrument);
            assertThat(book.signedUnits()).isEqualTo(twin.units);
            assertThat(book.gainedUnits()).isEqualTo(twin.gained);
            reports.desk.engine.price(instrument, 100);
            assertThat(book.openGain().units())
                    .isEqualTo(
                            instrument.level(Price.of("100").unitsAt(4), twin.units)
                                    - twin.cost.longValueExact());
        });
    }

    @Test
    void I08_whatIsFilledIsTheSumOfTheFillsTold() {
        play((reports, touched) -> {
            var told =
                    reports.desk.fills.stream()
                                    .filter(fill -> fill.order() == touched)
                                    .mapToLong(Fill::quantityUnits)
                                    .sum()
                            - reports.desk.reversals.stream()
                                    .filter(one -> one.order() == touched)
                                    .mapToLong(Reversal::quantityUnits)
                                    .sum();
            assertThat(told).isEqualTo(touched.filled().unitsAt(2));
        });
    }

    @Test
    void I09_cashIsExactInEveryCurrency() {
        play((reports, touched) -> {
            var desk = reports.desk;
            var instruments = List.of(desk.share, desk.perpetual, desk.future);
            var start = 10_000_000_000_000L;
            for (var currency : List.of(Currency.USD, Currency.EUR, EngineDesk.FEES)) {
                assertThat(desk.engine.portfolio.cash(currency).units())
                        .isEqualTo(
                                (currency.equals(Currency.USD) ? start : 0)
                                        + reports.twin.cash(currency, instruments));
            }
        });
    }

    @Test
    void I10_theLinesOfEveryEntrySumToZero() {
        play((reports, touched) -> {
            var postings = reports.desk.postings;
            var last = postings.isEmpty() ? 0 : postings.getLast().entry();
            var lines = postings.stream().filter(line -> line.entry() == last).toList();
            for (var currency : List.of(Currency.USD, Currency.EUR, EngineDesk.FEES)) {
                assertThat(
                                lines.stream()
                                        .filter(line -> line.currency().equals(currency))
                                        .mapToLong(EngineDesk.Posting::units)
                                        .sum())
                        .isZero();
            }
        });
    }

    @Test
    void I38_everyOrderThatEndedWasToldToHaveEndedOnce() {
        play((reports, touched) -> {
            for (var order : reports.orders) {
                if (livedOn(order, reports.desk.heard)) {
                    continue;
                }
                var number = order.number() + " ";
                var ends =
                        reports.desk.heard.stream()
                                .filter(words ->
                                        ENDS.stream()
                                                .anyMatch(end ->
                                                        words.startsWith(number + end)
                                                                && !words.contains("late")))
                                .count();
                assertThat(ends)
                        .as("ends of %s", order)
                        .isEqualTo(order.state().isTerminal() ? 1 : 0);
            }
        });
    }

    /// Whether the venue contradicted its end, or enlarged what was filled.
    private static boolean livedOn(Order order, List<String> heard) {
        var filled = heard.indexOf(order.number() + " filled");
        var after = heard.subList(Math.max(0, filled), heard.size()).stream();
        return heard.contains(order.number() + " revived")
                || (filled >= 0
                        && after.anyMatch(words -> words.startsWith(order.number() + " re")));
    }

    private static final List<String> ENDS =
            List.of(
                    "denied",
                    "rejected",
                    "filled",
                    "cancelled",
                    "expired",
                    "SUBMIT never",
                    "SUBMIT held");

    @Test
    void I18_anEngineThatIsRestoredIsTheSameAndGoesOnTheSame() {
        for (var seed = 0; seed * STEPS < CASES / 8; seed++) {
            var reports = new RandomReports(new EngineDesk(), new SplittableRandom(seed));
            for (var i = 0; i < STEPS; i++) {
                reports.step();
            }
            var saved = StateText.write(reports.desk.engine.save());
            assertThat(StateText.write(reports.desk.restarted().engine.save()))
                    .as("seed %s", seed)
                    .isEqualTo(saved);
        }
    }
}
