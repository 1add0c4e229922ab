package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The bars of a run by instrument and size. Sizes that are not held but can be built of held ones
/// are built when asked for and kept. Safe for use by several threads.
public final class MarketHistory {
    private final List<Instrument> instruments;
    private final Map<Instrument, Map<BarSize, BarColumns>> held = new LinkedHashMap<>();
    private final Map<Instrument, Map<BarSize, BarColumns>> built = new LinkedHashMap<>();

    private MarketHistory(List<BarColumns> all) {
        for (var bars : all) {
            var sizes = held.computeIfAbsent(bars.instrument(), _ -> new TreeMap<>());
            if (sizes.put(bars.size(), bars) != null) {
                throw new IllegalArgumentException(
                        "two series of " + bars.instrument() + " " + bars.size());
            }
        }
        this.instruments = held.keySet().stream().sorted().toList();
    }

    /// A history of these series.
    ///
    /// @throws IllegalArgumentException if an instrument has two series of one size
    public static MarketHistory of(List<BarColumns> all) {
        return new MarketHistory(all);
    }

    /// All instruments by ordinal.
    public List<Instrument> instruments() {
        return instruments;
    }

    /// The sizes that are held, not built, from small to large; empty for an instrument that is not
    /// here.
    public List<BarSize> sizes(Instrument instrument) {
        return List.copyOf(held.getOrDefault(instrument, Map.of()).keySet());
    }

    /// The bars of a size: held ones, else intraday bars built of the largest held size that
    /// divides it, else days built of the smallest held intraday size.
    ///
    /// @throws dev.tandem.api.problem.TandemException if a held bar crosses the edge of the bar it
    ///   should go into
    public synchronized Optional<BarColumns> find(Instrument instrument, BarSize size) {
        var sizes = held.getOrDefault(instrument, Map.of());
        var exact = sizes.get(size); // 60m finds 1h, they are of one length
        if (exact != null && exact.size().isIntraday() == size.isIntraday()) {
            return Optional.of(exact);
        }
        var cache = built.computeIfAbsent(instrument, _ -> new TreeMap<>());
        var ready = cache.get(size);
        if (ready != null) {
            return Optional.of(ready);
        }
        var candidates =
                sizes.values().stream().filter(bars -> Resampler.canBuild(bars.size(), size));
        var source =
                size.isIntraday()
                        ? candidates.reduce((_, larger) -> larger)
                        : candidates.findFirst();
        var result = source.map(bars -> Resampler.resample(bars, size));
        result.ifPresent(bars -> cache.put(size, bars));
        return result;
    }
}
