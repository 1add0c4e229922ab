package dev.tandem.research;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import dev.tandem.runtime.IndicatorSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The indicator series of a sweep: each that several runs may ask for is computed once, by the
/// first that asks, from the immutable columns, and kept for the others. When their memory is used
/// up, runs compute further ones by themselves; the results are the same.
///
/// Used by several threads at once, for runs of one plan.
public final class SharedIndicators implements IndicatorSource {
    private record Column(Instrument instrument, BarSize size, BarField field) {}

    private record Key(Column column, int from, int end, Class<?> kind, String recipe) {}

    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong uses = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private final Map<Column, Optional<double[]>> columns = new ConcurrentHashMap<>();
    private final Map<Key, Optional<IndicatorSeries>> series = new ConcurrentHashMap<>();

    /// @param mostBytes memory for columns and series
    public SharedIndicators(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// With a quarter of the memory that this process may use.
    public static SharedIndicators ofUsualSize() {
        return new SharedIndicators(Runtime.getRuntime().maxMemory() / 4);
    }

    @Override
    public Optional<KnownValues> find(Inputs inputs, SharedIndicator indicator) {
        var column = new Column(inputs.instrument(), inputs.size(), inputs.field());
        var key =
                new Key(
                        column,
                        inputs.from(),
                        inputs.end(),
                        indicator.getClass(),
                        indicator.recipe());
        var known = series.computeIfAbsent(key, _ -> compute(column, inputs, indicator));
        (known.isPresent() ? uses : misses).incrementAndGet();
        return known.map(IndicatorSeries::begin);
    }

    private Optional<IndicatorSeries> compute(
            Column column, Inputs inputs, SharedIndicator indicator) {
        return columns.computeIfAbsent(column, _ -> values(inputs))
                .filter(_ -> reserve(inputs.count()))
                .map(values ->
                        IndicatorSeries.of(
                                indicator.fresh(), values, inputs.from(), inputs.count()));
    }

    private Optional<double[]> values(Inputs inputs) {
        if (!reserve(inputs.countOfSeries())) {
            return Optional.empty();
        }
        var values = new double[inputs.countOfSeries()];
        for (var i = 0; i < values.length; i++) {
            values[i] = inputs.value(i);
        }
        return Optional.of(values);
    }

    private boolean reserve(int numbers) {
        var wanted = (long) numbers * Double.BYTES;
        if (bytes.addAndGet(wanted) <= mostBytes) {
            return true;
        }
        bytes.addAndGet(-wanted);
        return false;
    }

    /// Number of series that were computed.
    public long computed() {
        return series.values().stream().filter(Optional::isPresent).count();
    }

    /// How often runs looked a series up instead of computing it, the first time included.
    public long uses() {
        return uses.get();
    }

    /// How often a run had to compute by itself, because there was no memory left.
    public long misses() {
        return misses.get();
    }

    /// Memory in use.
    public long bytes() {
        return bytes.get();
    }

    /// Memory that may be used.
    public long mostBytes() {
        return mostBytes;
    }
}
