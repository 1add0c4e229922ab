package dev.tandem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.market.book.OrderBook;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.StateText;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.simulator.BookFlow.Step;
import dev.tandem.simulator.FillRules.QueueRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The venue against its slow twin on random books with trades, gaps and queues, and against what
/// holds for every book.
class BookTwinTest {
    private static final int FLOWS = 300;
    private static final int STEPS = 400;

    @ParameterizedTest
    @EnumSource
    void theVenueFillsWhatItsSlowTwinFills(QueueRule rule) {
        var fills = 0L;
        for (var seed = 1L; seed <= FLOWS; seed++) {
            var play = new Play(rule);
            var twin = new SlowBook(rule);
            for (var step : new BookFlow(seed, STEPS).steps) {
                play.take(step);
                take(twin, step);
                assertThat(play.heard)
                        .as("%s, seed %d, at %s", rule, seed, step)
                        .isEqualTo(twin.heard);
            }
            fills += play.heard.stream().filter(line -> line.contains("maker")).count();
        }
        assertThat(fills).as("fills of resting orders").isGreaterThan(FLOWS);
    }

    @ParameterizedTest
    @EnumSource
    void aVenueSavedAtAnyStepGoesOnTheSame(QueueRule rule) {
        for (var seed = 1L; seed <= 20; seed++) {
            var whole = new Play(rule);
            var saving = new Play(rule);
            for (var step : new BookFlow(seed, STEPS).steps) {
                whole.take(step);
                saving.restart();
                saving.take(step);
            }
            assertThat(saving.heard).as("%s, seed %d", rule, seed).isEqualTo(whole.heard);
        }
    }

    /// Takers pay displayed prices; all that they take of a level, as long as it has one size, is
    /// no more than was displayed; no trade fills more than itself; cash and position add up.
    @ParameterizedTest
    @EnumSource
    void nothingIsFilledThatWasNotThere(QueueRule rule) {
        for (var seed = 1L; seed <= FLOWS; seed++) {
            var play = new Play(rule);
            for (var step : new BookFlow(seed + 1000, STEPS).steps) {
                var before = play.fills.size();
                play.take(step);
                var now = play.fills.subList(before, play.fills.size());
                play.check(now, step, "seed " + seed + " at " + step);
            }
        }
    }

    private static void take(SlowBook twin, Step step) {
        switch (step) {
            case Step.Frame(var nanos, var snapshot, var levels) ->
                    twin.frame(nanos, snapshot, levels);
            case Step.Gap _ -> twin.gap();
            case Step.Traded(var nanos, var price, var size, var aggressor) ->
                    twin.trade(nanos, price, size, aggressor);
            case Step.Submit(_, var intent) -> twin.submit(intent);
            case Step.Cancel(_, var number) -> twin.cancel(number);
            case Step.Replace(_, var number, var total, var limit) ->
                    twin.replace(number, total, limit);
        }
    }

    /// The venue and what it says.
    private static final class Play {
        final List<String> heard = new ArrayList<>();
        final List<ExecutionReport.Filled> fills = new ArrayList<>();
        private final VenueModel model;
        private final OrderBook book = new OrderBook(BookFlow.INSTRUMENT);
        private final Map<Long, Side> sides = new TreeMap<>();
        private final Map<Long, OrderTerms> terms = new TreeMap<>();
        private final Map<String, Long> taken = new TreeMap<>();
        private final Map<String, Double> sizes = new TreeMap<>();
        private SimulatedVenue venue;
        private long cash = 1_000_000;
        private long position;

        Play(QueueRule rule) {
            model =
                    VenueModel.FRICTIONLESS
                            .withFills(rules -> rules.with(rule))
                            .withFunds(new FundRules(FundRules.Check.NEVER, true, BigDecimal.ZERO));
            venue = venue();
        }

        private SimulatedVenue venue() {
            var made =
                    new SimulatedVenue(
                            model, List.of(BookFlow.INSTRUMENT), Money.parse("1000000 USD"), 1);
            made.driveByBook(book);
            return made;
        }

        void restart() {
            var state = StateText.write(venue.save());
            venue = venue();
            venue.load(StateText.parse(state));
            assertThat(StateText.write(venue.save())).isEqualTo(state);
        }

        void take(Step step) {
            switch (step) {
                case Step.Frame(var nanos, var snapshot, var levels) -> {
                    if (snapshot) {
                        book.snapshot(nanos, 0);
                    } else {
                        book.delta(nanos, 0);
                    }
                    levels.forEach(level ->
                            book.set(level.side(), (double) level.price(), (double) level.size()));
                    venue.onBook(nanos, BookFlow.INSTRUMENT);
                }
                case Step.Gap(var nanos) -> {
                    book.invalidate(nanos);
                    venue.onBook(nanos, BookFlow.INSTRUMENT);
                }
                case Step.Traded(var nanos, var price, var size, var aggressor) ->
                        venue.onTrade(
                                nanos,
                                BookFlow.INSTRUMENT,
                                (double) price,
                                (double) size,
                                aggressor);
                case Step.Submit(var nanos, var intent) -> {
                    sides.put(intent.orderNumber(), intent.side());
                    terms.put(intent.orderNumber(), intent.terms());
                    venue.submit(nanos, intent);
                }
                case Step.Cancel(var nanos, var number) -> venue.cancel(nanos, number);
                case Step.Replace(var nanos, var number, var total, var limit) -> {
                    if (terms.get(number) != null) {
                        venue.replace(
                                nanos,
                                number,
                                total,
                                terms.get(number) instanceof OrderTerms.Limit
                                        ? new OrderTerms.Limit(new Price(limit, 0))
                                        : terms.get(number));
                    }
                }
            }
            for (var report = venue.poll(); report != null; report = venue.poll()) {
                hear(report);
            }
        }

        private void hear(VenueReport report) {
            switch (report) {
                case ExecutionReport.Filled filled -> {
                    fills.add(filled);
                    heard.add(
                            filled.orderNumber()
                                    + " "
                                    + filled.quantityUnits()
                                    + " at "
                                    + filled.priceUnits()
                                    + (filled.liquidity() == Liquidity.MAKER
                                            ? " maker"
                                            : " taker"));
                }
                case ExecutionReport.Cancelled(var number, _) -> heard.add(number + " ended");
                case ExecutionReport.Rejected(var number, _) -> heard.add(number + " ended");
                default -> {}
            }
        }

        void check(List<ExecutionReport.Filled> now, Step step, String where) {
            if (step instanceof Step.Frame) {
                taken.keySet().removeIf(level -> !sizes.get(level).equals(sizeOf(level)));
            }
            var makers = 0L;
            for (var fill : now) {
                var side = sides.get(fill.orderNumber());
                position += side.sign() * fill.quantityUnits();
                cash -= side.sign() * fill.quantityUnits() * fill.priceUnits();
                if (fill.liquidity() == Liquidity.TAKER) {
                    assertThat(book.isValid()).as(where).isTrue();
                    var best = book.price(side.opposite(), 0);
                    assertThat(side.sign() * (fill.priceUnits() - best))
                            .as("not better than the best price, %s", where)
                            .isGreaterThanOrEqualTo(0);
                    var level = side.opposite() + " " + fill.priceUnits();
                    sizes.put(level, sizeOf(level));
                    assertThat(taken.merge(level, fill.quantityUnits(), Long::sum))
                            .as("no more than displayed, %s", where)
                            .isLessThanOrEqualTo(Math.round(sizeOf(level)));
                } else {
                    makers += fill.quantityUnits();
                }
            }
            if (step instanceof Step.Traded trade) {
                assertThat(makers)
                        .as("no more than traded, %s", where)
                        .isLessThanOrEqualTo(trade.size());
            }
            assertThat(venue.cashUnits())
                    .as("cash, %s", where)
                    .isEqualTo(
                            Money.of(String.valueOf(cash), BookFlow.INSTRUMENT.currency()).units());
            assertThat(venue.positionUnits(BookFlow.INSTRUMENT)).as(where).isEqualTo(position);
        }

        private double sizeOf(String level) {
            var words = level.split(" ");
            return book.sizeAt(Side.valueOf(words[0]), Double.parseDouble(words[1]));
        }
    }
}
