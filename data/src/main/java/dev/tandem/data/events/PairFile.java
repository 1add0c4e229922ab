package dev.tandem.data.events;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.value.Currency;
import dev.tandem.data.CsvBars;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.data.LoadedHistory.FileFacts;
import dev.tandem.data.RatePath;
import dev.tandem.data.ReadOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/// Bars of a currency pair whose closes are rates, written `EURUSD=FILE`: what one of the first
/// currency costs in the second.
///
/// @param pair six letters in capitals
public record PairFile(String pair, Path file) {
    private static final int CODE = 3;

    /// Reads `PAIR=FILE`; `EUR/USD` and `EUR-USD` are pairs as well.
    ///
    /// @throws IllegalArgumentException with what is wrong, for the user
    public static PairFile parse(String text) {
        var equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("\"" + text + "\" is no PAIR=FILE");
        }
        var pair = text.substring(0, equals).strip();
        if (InstrumentTerms.pairCurrency(pair).isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + pair + "\" is no pair of two currencies such as EURUSD");
        }
        return new PairFile(
                pair.replaceAll("[/-]", "").toUpperCase(Locale.ROOT),
                Path.of(text.substring(equals + 1).strip()));
    }

    /// The same with a file relative to a folder.
    public PairFile in(Path folder) {
        return new PairFile(pair, folder.resolve(file));
    }

    /// @param mapping how the file is laid out, as far as declared
    Read read(CsvMapping mapping, ReadOptions options) {
        var instrument = InstrumentTerms.of(InstrumentClass.FX, pair).instrument(pair, 0);
        var result = CsvBars.read(file, mapping, null, instrument, options);
        var bars = result.bars();
        var path =
                RatePath.of(
                        Currency.of(pair.substring(0, CODE)),
                        Currency.of(pair.substring(CODE)),
                        bars);
        return new Read(
                path,
                new FileFacts(
                        file,
                        result.sha256(),
                        result.rows(),
                        Instant.EPOCH.plusNanos(bars.openNanos(0)),
                        Instant.EPOCH.plusNanos(bars.closeNanos(bars.count() - 1))));
    }

    /// The rates, and the file they are from.
    record Read(RatePath path, FileFacts facts) {}

    @Override
    public String toString() {
        return pair + "=" + file.toString().replace('\\', '/');
    }
}
