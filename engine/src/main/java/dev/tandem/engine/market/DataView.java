package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Trade;
import dev.tandem.api.strategy.Data;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Read access to the delivered data; every answer but a book is a copy.
public final class DataView implements Data {
    private final Market market;
    private final LongSupplier now;
    private final Predicate<Instrument> listed;

    /// @param listed whether an instrument is listed and has not ended
    public DataView(Market market, LongSupplier now, Predicate<Instrument> listed) {
        this.listed = listed;
        this.market = market;
        this.now = now;
    }

    @Override
    public double current(Instrument instrument, BarField field) {
        var finest = market.finest(instrument);
        return finest.isEmpty() || finest.get().kept() == 0
                ? Double.NaN
                : finest.get().value(field, 0);
    }

    @Override
    public double[] current(List<Instrument> instruments, BarField field) {
        var values = new double[instruments.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = current(instruments.get(i), field);
        }
        return values;
    }

    @Override
    public Optional<Duration> age(Instrument instrument) {
        return market.finest(instrument)
                .filter(finest -> finest.kept() > 0)
                .map(finest -> Duration.ofNanos(now.getAsLong() - finest.closeNanos(0)));
    }

    @Override
    public double[] history(Instrument instrument, BarField field, int count, BarSize size) {
        var subscription = subscription(instrument, count, size);
        var length = Math.min(count, subscription.kept());
        var values = new double[length];
        for (var i = 0; i < length; i++) {
            values[i] = subscription.value(field, length - 1 - i);
        }
        return values;
    }

    @Override
    public double[][] history(
            List<Instrument> instruments, BarField field, int count, BarSize size) {
        var rows = new double[instruments.size()][];
        if (rows.length == 0) {
            return rows;
        }
        var leader = subscription(instruments.getFirst(), count, size);
        var length = Math.min(count, leader.kept());
        for (var i = 0; i < rows.length; i++) {
            rows[i] = aligned(leader, subscription(instruments.get(i), count, size), field, length);
        }
        return rows;
    }

    @Override
    public Optional<Trade> lastTrade(Instrument instrument) {
        return market.ticks().lastTrade(instrument);
    }

    @Override
    public Optional<Quote> lastQuote(Instrument instrument) {
        return market.ticks().lastQuote(instrument);
    }

    @Override
    public Book book(Instrument instrument) {
        return market.ticks().book(instrument);
    }

    @Override
    public boolean canTrade(Instrument instrument) {
        return listed.test(instrument) && !Double.isNaN(market.lastPrice(instrument));
    }

    private static double[] aligned(
            Subscription leader, Subscription other, BarField field, int length) {
        var values = new double[length];
        Arrays.fill(values, Double.NaN);
        var back = 0;
        for (var i = 0; i < length; i++) {
            var at = leader.closeNanos(i);
            while (back < other.kept() && other.closeNanos(back) > at) {
                back++;
            }
            if (back < other.kept() && other.closeNanos(back) == at) {
                values[length - 1 - i] = other.value(field, back);
            }
        }
        return values;
    }

    private Subscription subscription(Instrument instrument, int count, BarSize size) {
        var subscription =
                market.find(instrument, size)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        instrument
                                                + " has no subscription of "
                                                + size
                                                + ": declare it in onStart with context.bars(instrument, size)"));
        if (count < 0 || count > subscription.keepLimit()) {
            throw new IllegalArgumentException(
                    subscription
                            + " keeps "
                            + subscription.keepLimit()
                            + " bars, asked for "
                            + count
                            + ": declare more in onStart with bars.keep("
                            + count
                            + ")");
        }
        return subscription;
    }
}
