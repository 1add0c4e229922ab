package dev.tandem.testkit.golden;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.ReadOptions;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the bars of a case, of an instrument for engines that trade whole units at any price and
/// know one currency: tick 10^-12, lot 1, US dollars.
public final class LoadedBars {
    private static final int PRICE_SCALE = 12;
    private static final int QUANTITY_SCALE = 8;
    private static final TradingRules RULES =
            TradingRules.always(new Price(1, PRICE_SCALE), Quantity.of("1"));

    private static final CsvMapping STAMPS = CsvMapping.parse("zone=UTC,stamp=start");

    private LoadedBars() {}

    /// All bars of a file.
    ///
    /// @param kind decides the calendar; null is that of shares
    /// @param ordinal of the instrument
    /// @throws IllegalArgumentException if there is no such file
    /// @throws dev.tandem.api.problem.TandemException if it cannot be read as bars
    public static BarColumns read(Path file, @Nullable InstrumentClass kind, int ordinal) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no file " + file.getFileName());
        }
        var history =
                HistoryLoader.load(
                                List.of(file),
                                List.of(),
                                STAMPS,
                                kind,
                                null,
                                List.of(),
                                null,
                                null,
                                ReadOptions.STRICT)
                        .history();
        var read = history.instruments().getFirst();
        var bars = history.find(read, history.sizes(read).getFirst()).orElseThrow();
        return of(bars, instrument(read, ordinal));
    }

    private static Instrument instrument(Instrument read, int ordinal) {
        return new Instrument(
                read.id(),
                read.kind(),
                ordinal,
                PRICE_SCALE,
                QUANTITY_SCALE,
                Currency.USD,
                BigDecimal.ONE,
                false,
                read.calendar(),
                List.of(RULES));
    }

    private static BarColumns of(BarColumns bars, Instrument instrument) {
        var builder = BarColumns.builder(instrument, bars.size());
        for (var i = 0; i < bars.count(); i++) {
            builder.append(
                    bars.openNanos(i),
                    bars.closeNanos(i),
                    bars.open(i),
                    bars.high(i),
                    bars.low(i),
                    bars.close(i),
                    bars.volume(i),
                    bars.tradingDay(i));
        }
        return builder.build();
    }
}
