package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Trade;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.MarketHistory;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Ticks that the strategy does not hear do the same at the venue as those it hears. The strategy
/// buys 100 of the instrument P at each trade of another one, C.
class QuietTicksTest {
    private static final Instrument C = RandomMarkets.instrument("C", 1);

    private static long nanos(String time) {
        return RandomMarkets.START + LocalTime.parse(time).toNanoOfDay();
    }

    private static class Buyer implements Strategy {
        @Override
        public void onStart(Context context) {
            context.trades(context.instrument("C"));
        }

        @Override
        public void onTrade(Context context, Trade trade) {
            if (trade.instrument().symbol().equals("C")) {
                var bought = context.instrument("P");
                context.submit(OrderRequest.market(bought, Side.BUY, Quantity.of(100)));
            }
        }
    }

    private static final class QuoteHearer extends Buyer {
        @Override
        public void onStart(Context context) {
            super.onStart(context);
            context.quotes(context.instrument("P"));
        }

        @Override
        public void onQuote(Context context, Quote quote) {}
    }

    private static final class TradeHearer extends Buyer {
        @Override
        public void onStart(Context context) {
            super.onStart(context);
            context.trades(context.instrument("P"));
        }
    }

    private static RunLog run(MarketHistory history, String cash, Strategy strategy) {
        var plan =
                BacktestPlan.of("quiet", Money.parse(cash), history)
                        .withVenue(VenueModel.FRICTIONLESS.withLeverage(BigDecimal.TEN));
        var log = new RunLog();
        Backtest.run(plan, strategy, log, Progress.NONE);
        return log;
    }

    /// The 100 taken at 00:01 are told as 50 in between, so the 100 at 00:06 are others.
    @Test
    void aSizeToldInBetweenEndsWhatWasTaken() {
        var quotes =
                StoryTicks.quotes(
                        RandomMarkets.instrument("P", 0),
                        QuietTicksTest::nanos,
                        "00:00:01 99.99x100 100x100",
                        "00:01:10 99.99x100 100x50",
                        "00:01:30 99.99x100 100x100",
                        "00:05:30 99.99x100 100x100",
                        "00:06:30 99.99x100 101x100");
        var clock = StoryTicks.trades(C, QuietTicksTest::nanos, "00:01:00 1x1", "00:06:00 1x1");
        var history = MarketHistory.of(List.of(), List.of(clock), List.of(quotes), List.of());

        var quiet = run(history, "100000 USD", new Buyer());
        var loud = run(history, "100000 USD", new QuoteHearer());

        assertThat(quiet.fills)
                .extracting(fill -> fill.atNanos())
                .containsExactly(nanos("00:01:00"), nanos("00:06:00"));
        assertThat(quiet.lines).isEqualTo(loud.lines);
    }

    /// 100 bought at 100 with 2 000: at 70 they have lost 3 000, whatever comes after.
    @Test
    void aPriceThatOnlyOneTradeSawLiquidates() {
        var tier = MarginTerms.Tier.of(new BigDecimal("0.10"), new BigDecimal("0.05"));
        var perpetual =
                RandomMarkets.instrument("P", 0)
                        .withContract(
                                new ContractTerms(
                                        Settlement.AT_CLOSE,
                                        false,
                                        new MarginTerms.Tiers(List.of(tier)),
                                        ContractTerms.NEVER));
        var trades =
                StoryTicks.trades(
                        perpetual,
                        QuietTicksTest::nanos,
                        "00:00:01 100x1000",
                        "00:10:00 100x1000",
                        "00:30:10 70x1000",
                        "00:30:30 100x1000",
                        "01:00:00 100x1000");
        var clock = StoryTicks.trades(C, QuietTicksTest::nanos, "00:01:00 1x1");
        var history = MarketHistory.of(List.of(), List.of(trades, clock), List.of(), List.of());

        var quiet = run(history, "2000 USD", new Buyer());
        var loud = run(history, "2000 USD", new TradeHearer());

        assertThat(quiet.fills)
                .extracting(fill -> fill.atNanos())
                .containsExactly(nanos("00:10:00"), nanos("00:30:10"));
        assertThat(quiet.fills.getLast().order().request().tag()).isEqualTo("liquidation");
        assertThat(quiet.lines).isEqualTo(loud.lines);
    }
}
