package dev.tandem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.StateText;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import dev.tandem.simulator.AccountRules.Kind;
import dev.tandem.simulator.MarginRules.Prices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Random trading on random markets against [MarginTwin]: the books agree to the last digit after
/// each instant, and the venue liquidates exactly when and where the twin says, never before.
class MarginTwinTest {
    private static final int RUNS = 60;
    private static final int BARS = 120;
    private static final long HOUR = 3_600_000_000_000L;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    static Stream<Arguments> accounts() {
        var marks = AccountRules.STANDARD.withMargin(plain().with(Prices.MARKS));
        var range = AccountRules.STANDARD.withMargin(plain());
        return Stream.of(
                Arguments.of("cross", 1, range),
                Arguments.of("cross, hedged", 1, range.withHedged(true)),
                Arguments.of("isolated", 1, range.withIsolated(true)),
                Arguments.of("isolated, hedged", 1, range.withIsolated(true).withHedged(true)),
                Arguments.of("three, marks", 3, marks),
                Arguments.of("three, marks, hedged", 3, marks.withHedged(true)),
                Arguments.of("three, on credit", 3, marks.withKind(Kind.MARGIN)),
                Arguments.of("three, ranges", 3, range),
                Arguments.of("three, ranges, isolated", 3, range.withIsolated(true)),
                Arguments.of(
                        "three, one isolated",
                        3,
                        range.with(
                                new AccountTerms.Own(
                                        AccountInstruments.perpetual("B", 1).id(),
                                        new BigDecimal("20"),
                                        true))));
    }

    private static MarginRules plain() {
        return MarginRules.STANDARD.withCosts(Slippage.NONE, new BigDecimal("0.003"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void booksAndLiquidationsAgree(String name, int instruments, AccountRules account) {
        var liquidations = 0;
        for (var seed = 1; seed <= RUNS; seed++) {
            var run = new Run(name + ", seed " + seed, instruments, account, seed);
            run.play();
            liquidations += run.liquidations;
        }
        assertThat(liquidations).as("liquidations").isGreaterThan(RUNS / 4);
    }

    private static final class Run {
        private final String name;
        private final AccountRules rules;
        private final VenueModel model;
        private final List<Instrument> instruments = new ArrayList<>();
        private final List<OrderIntent> orders = new ArrayList<>();
        private final List<VenueReport> heard = new ArrayList<>();
        private final SplittableRandom random;
        private final MarginTwin twin;
        private final boolean alone;
        private SimulatedVenue venue;
        private int liquidations;

        Run(String name, int count, AccountRules rules, long seed) {
            this.name = name;
            this.rules = rules;
            alone = count == 1;
            random = new SplittableRandom(seed);
            instruments.add(AccountInstruments.perpetual("A", 0));
            if (!alone) {
                instruments.add(AccountInstruments.perpetual("B", 1));
                instruments.add(AccountInstruments.share("C", 2));
            }
            model =
                    VenueModel.FRICTIONLESS
                            .withCommission(new Commission.Percent(new BigDecimal("0.0007")))
                            .withShortSelling(BigDecimal.ONE)
                            .withLeverage(BigDecimal.TEN)
                            .withAccount(rules);
            twin = new MarginTwin(instruments, model.terms(), new BigDecimal("10000"));
            venue = venue();
        }

        private SimulatedVenue venue() {
            return new SimulatedVenue(model, instruments, Money.parse("10000 USD"), 1);
        }

        void play() {
            var prices = new double[instruments.size()];
            java.util.Arrays.fill(prices, 1000);
            for (var bar = 0; bar < BARS; bar++) {
                var at = 1_709_500_000_000_000_000L / HOUR * HOUR + bar * HOUR;
                var bars = new double[instruments.size()][];
                for (var i = 0; i < bars.length; i++) {
                    bars[i] = bar(prices[i]);
                    prices[i] = bars[i][3];
                }
                begin(at, bars);
                end(at + HOUR, bars);
                for (var i = random.nextInt(3); i > 0; i--) {
                    order(at + HOUR);
                }
                hear(at + HOUR);
            }
        }

        private double[] bar(double last) {
            var open = cents(last * (1 + random.nextDouble(-0.02, 0.02)));
            var close = cents(open * (1 + random.nextDouble(-0.06, 0.06)));
            var high = cents(Math.max(open, close) * (1 + random.nextDouble(0.04)));
            var low = cents(Math.min(open, close) * (1 - random.nextDouble(0.04)));
            return new double[] {
                open,
                Math.max(high, Math.max(open, close)),
                Math.min(low, Math.min(open, close)),
                close
            };
        }

        private static double cents(double value) {
            return Math.max(1, Math.round(value * 100)) / 100.0;
        }

        private void order(long at) {
            var instrument = instruments.get(random.nextInt(instruments.size()));
            var quantity = Quantity.of("" + BigDecimal.valueOf(random.nextInt(1, 9000), 2));
            var mode =
                    !rules.hedged()
                            ? SideMode.NET
                            : random.nextBoolean() ? SideMode.LONG : SideMode.SHORT;
            orders.add(
                    new OrderIntent(
                            orders.size() + 1,
                            instrument,
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            mode,
                            quantity.unitsAt(instrument.quantityScale()),
                            new OrderSize.Units(quantity),
                            new OrderTerms.Market(),
                            TimeInForce.GTC,
                            false,
                            false,
                            OrderLinks.NONE));
            venue.submit(at, orders.getLast());
        }

        private void begin(long at, double[][] bars) {
            for (var i = 0; i < bars.length; i++) {
                venue.onOpen(at, instruments.get(i), bars[i][0]);
                twin.marks[i] = decimal(bars[i][0]);
            }
            venue.endOpens(at);
            hear(at);
        }

        private void end(long at, double[][] bars) {
            var expected = alone ? expected(bars[0]) : List.<String>of();
            for (var i = 0; i < bars.length; i++) {
                var bar = bars[i];
                venue.onRange(at, instruments.get(i), bar[0], bar[1], bar[2], bar[3], 1e9);
                twin.marks[i] = decimal(bar[3]);
            }
            venue.endRanges(at);
            var before = liquidations;
            var traded = hear(at);
            if (alone) {
                assertThat(traded.stream().limit(1).toList())
                        .as("%s: first liquidation in the bar", name)
                        .isEqualTo(expected.stream().limit(1).toList());
                assertThat(liquidations - before >= expected.size()).isTrue();
            }
            var text = StateText.write(venue.save());
            venue = venue();
            venue.load(StateText.parse(text));
        }

        /// The liquidations inside the bar of the only instrument, by trying every cent from its
        /// open to its worse end.
        private List<String> expected(double[] bar) {
            var found = new ArrayList<String>();
            var instrument = instruments.getFirst();
            for (var leg : twin.legs) {
                if (twin.isIsolated(leg)) {
                    var worse = leg.quantity.signum() > 0 ? bar[2] : bar[1];
                    for (var price : cents(bar[0], worse)) {
                        if (twin.isolatedExcess(leg, price).signum() < 0) {
                            found.add(leg.mode + " at " + price);
                            break;
                        }
                    }
                }
            }
            if (twin.legs.stream().anyMatch(twin::isShared)) {
                var atLow = twin.sharedExcess(instrument, decimal(bar[2]));
                var atHigh = twin.sharedExcess(instrument, decimal(bar[1]));
                for (var price : cents(bar[0], atLow.compareTo(atHigh) <= 0 ? bar[2] : bar[1])) {
                    if (twin.sharedExcess(instrument, price).signum() < 0) {
                        found.add(firstLost(price) + " at " + price);
                        break;
                    }
                }
            }
            return found;
        }

        private SideMode firstLost(BigDecimal price) {
            MarginTwin.Leg worst = null;
            for (var leg : twin.legs) {
                if (twin.isShared(leg)
                        && (worst == null || gain(leg, price) < gain(worst, price))) {
                    worst = leg;
                }
            }
            return worst.mode;
        }

        private static double gain(MarginTwin.Leg leg, BigDecimal price) {
            return leg.quantity.multiply(price).subtract(leg.cost).doubleValue();
        }

        private static List<BigDecimal> cents(double from, double to) {
            var all = new ArrayList<BigDecimal>();
            var last = decimal(to);
            var step = to > from ? CENT : CENT.negate();
            for (var price = decimal(from); price.compareTo(last) != 0; price = price.add(step)) {
                all.add(price);
            }
            all.add(last);
            return all;
        }

        /// @return the liquidations among what was said
        private List<String> hear(long at) {
            heard.clear();
            for (var report = venue.poll(); report != null; report = venue.poll()) {
                heard.add(report);
            }
            var traded = new ArrayList<String>();
            BigDecimal cashBefore = null;
            BigDecimal asideBefore = null;
            for (var report : heard) {
                if (report instanceof AccountReport.Traded trade) {
                    checkLoss(cashBefore, asideBefore);
                    var leg = twin.leg(trade.instrument(), trade.sideMode());
                    var price = BigDecimal.valueOf(trade.priceUnits(), 2);
                    checkDecision(leg, price);
                    cashBefore = twin.isIsolated(leg) ? twin.cash : null;
                    asideBefore = leg.aside;
                    traded.add(leg.mode + " at " + price);
                    liquidations++;
                }
                twin.hear(report, orders);
            }
            checkLoss(cashBefore, asideBefore);
            checkBooks(at);
            return traded;
        }

        /// No liquidation while equity is at least the maintenance margin, where all prices are
        /// known.
        private void checkDecision(MarginTwin.Leg leg, BigDecimal price) {
            if (twin.isIsolated(leg)) {
                assertThat(twin.isolatedExcess(leg, price)).as(name).isNegative();
            } else if (alone || rules.margin().prices() == Prices.MARKS) {
                assertThat(twin.sharedExcess(leg.instrument, price)).as(name).isNegative();
            }
        }

        private void checkLoss(BigDecimal cashBefore, BigDecimal asideBefore) {
            if (cashBefore != null) {
                assertThat(cashBefore.subtract(twin.cash))
                        .as("%s: an isolated position loses its margin at most", name)
                        .isLessThanOrEqualTo(asideBefore);
            }
        }

        private void checkBooks(long at) {
            var about = name + " at " + at;
            assertThat(BigDecimal.valueOf(venue.cashUnits(), 8))
                    .as("%s, cash", about)
                    .isEqualByComparingTo(twin.cash);
            assertThat(BigDecimal.valueOf(venue.equityUnits(), 8))
                    .as("%s, equity", about)
                    .isEqualByComparingTo(twin.equity());
            for (var instrument : instruments) {
                var held =
                        twin.legs.stream()
                                .filter(leg -> leg.instrument.equals(instrument))
                                .map(leg -> leg.quantity)
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(BigDecimal.valueOf(venue.positionUnits(instrument), 2))
                        .as("%s, %s", about, instrument)
                        .isEqualByComparingTo(held);
            }
            if (twin.legs.stream().anyMatch(twin::isShared)) {
                var first = instruments.getFirst();
                assertThat(twin.sharedExcess(first, twin.marks[0]))
                        .as("%s: what is left has its maintenance margin", about)
                        .isNotNegative();
            }
            for (var leg : twin.legs) {
                if (twin.isIsolated(leg)) {
                    assertThat(twin.isolatedExcess(leg, twin.marks[leg.instrument.ordinal()]))
                            .as("%s: %s has its maintenance margin", about, leg.instrument)
                            .isNotNegative();
                }
            }
        }

        private static BigDecimal decimal(double price) {
            return BigDecimal.valueOf(Math.round(price * 100), 2);
        }
    }
}
