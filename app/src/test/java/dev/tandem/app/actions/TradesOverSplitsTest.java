package dev.tandem.app.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.Progress;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A position over a split is one trade, in the shares of after it.
class TradesOverSplitsTest {
    private static final Instrument SHARE =
            InstrumentTerms.of(InstrumentClass.EQUITY, "A").instrument("A", 0);

    /// Buys 15 at the second open, sells what is left at the fourth.
    private static final class Trader implements Strategy {
        private int bars;

        @Override
        public void onBar(Context context, Bar bar) {
            bars++;
            if (bars == 1) {
                context.submit(OrderRequest.market(bar.instrument(), Side.BUY, Quantity.of(15)));
            } else if (bars == 3) {
                context.close(bar.instrument());
            }
        }
    }

    /// 15 at 60 cost 900. Two for one: 30, sold at 33 for 990. Three for two: 22.5, of which the
    /// half is paid out at 40 and 22 are sold at 44: 20 + 968 = 988.
    @ParameterizedTest
    @CsvSource({"2, 30, 33, 30, 30, 33, 90", "1.5, 40, 44, 22.5, 40, 43.91111111, 88"})
    void aTradeHasTheSharesAfterTheSplit(
            String ratio,
            double price,
            double sold,
            String quantity,
            String entry,
            String exit,
            String gain) {
        var recorder = new RunRecorder(Money.parse("10000 USD"));
        var history =
                MarketHistory.of(List.of(bars(60, 60, price, sold)))
                        .withEvents(
                                List.of(
                                        new InstrumentEvent.Split(
                                                SHARE, start(2), new BigDecimal(ratio))));
        var plan =
                BacktestPlan.of("trader", Money.parse("10000 USD"), history)
                        .withVenue(VenueModel.FRICTIONLESS);

        Backtest.run(plan, new Trader(), recorder, Progress.NONE);

        assertThat(recorder.trades())
                .singleElement()
                .satisfies(trade -> {
                    assertThat(trade.quantity()).isEqualTo(Quantity.of(quantity));
                    assertThat(trade.entryPrice()).isEqualTo(Price.of(entry));
                    assertThat(trade.exitPrice()).isEqualTo(Price.of(exit));
                    assertThat(trade.pnlNet()).isEqualTo(Money.parse(gain + " USD"));
                });
    }

    private static BarColumns bars(double... prices) {
        var bars = BarColumns.builder(SHARE, BarSize.D1);
        for (var i = 0; i < prices.length; i++) {
            var hours = SHARE.calendar().hours(date(i));
            bars.append(
                    hours.openNanos(),
                    hours.closeNanos(),
                    prices[i],
                    prices[i],
                    prices[i],
                    prices[i],
                    1000,
                    (int) date(i).toEpochDay());
        }
        return bars.build();
    }

    private static LocalDate date(int bar) {
        return LocalDate.of(2024, 3, 4).plusDays(bar);
    }

    private static long start(int bar) {
        return date(bar).atStartOfDay(SHARE.calendar().zone()).toEpochSecond() * 1_000_000_000L;
    }
}
