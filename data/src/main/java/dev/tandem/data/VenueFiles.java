package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Reads a file of messages as venues send them, one a line, each perhaps with the time of its
/// reception in nanoseconds before it.
final class VenueFiles {
    private final Path file;
    private final FrameSink sink;
    private final BadRows bad;
    private final VenueFrame frame = new VenueFrame();
    private final BinanceMessages binance = new BinanceMessages();
    private final List<VenueMessages> venues =
            List.of(binance, new BybitMessages(), new HyperliquidMessages());
    private int others;
    private int firstOther;

    private VenueFiles(Path file, FrameSink sink) {
        this.file = file;
        this.sink = sink;
        this.bad = new BadRows(file);
    }

    /// Reads a file; its order books go to `books`.
    ///
    /// @param wanted the symbols to keep, empty for all
    /// @param instruments terms by symbol
    /// @throws dev.tandem.api.problem.TandemException if the file as a whole cannot be used
    static RawTicks read(
            Path file,
            Set<String> wanted,
            Function<String, Instrument> instruments,
            BookFiles books) {
        try (var source = SourceFile.open(file)) {
            var reading = new VenueFiles(file, new FrameSink(file, wanted, instruments, books));
            var scanner = new CsvScanner(source.plain());
            while (scanner.nextLine()) {
                reading.line(scanner);
            }
            return reading.sink.result(reading.bad, reading.warnings(), source.sha256Hex());
        } catch (IOException e) {
            throw SourceFile.failure(file, e);
        }
    }

    private void line(CsvScanner scanner) {
        var line = scanner.line();
        try {
            var bytes = scanner.bytes();
            var at = scanner.lineStart();
            var received = 0L;
            for (; bytes[at] >= '0' && bytes[at] <= '9' && at < scanner.lineEnd(); at++) {
                received = Math.addExact(Math.multiplyExact(received, 10L), bytes[at] - '0');
            }
            sink.begin(line, received);
            frame.read(bytes, at, scanner.lineEnd());
            if (venues.stream().noneMatch(venue -> venue.take(frame, sink))) {
                firstOther = others++ == 0 ? line : firstOther;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            var why = String.valueOf(e.getMessage());
            bad.add(line, DataCode.BAD_FRAME, () -> why);
        }
    }

    private List<String> warnings() {
        var warnings = new ArrayList<String>();
        binance.warnings().forEach(text -> warnings.add(file + ": " + text));
        if (others > 0) {
            warnings.add(
                    "%s: %d messages are no trades, quotes or books of a known venue and left out, first in line %d"
                            .formatted(file, others, firstOther));
        }
        return warnings;
    }
}
