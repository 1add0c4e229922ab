package dev.tandem.app.run;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.events.PairFile;
import dev.tandem.simulator.VenueModel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What a backtest is asked for, read from the command line and checked.
///
/// @param command the words of the command line, without the program's name
/// @param parameters of the strategy by name, as text
/// @param from first trading date, null for the first there is
/// @param until last trading date, null for the last there is
/// @param benchmark symbol of the instrument that results are compared with, null for all in equal
///   parts
/// @param maxOrder an order worth more is refused, null for no limit
/// @param venue the assumptions, by the currency of the account and the instruments
/// @param wantsBands whether it runs again under pessimistic and optimistic assumptions
public record BacktestRequest(
        List<String> command,
        SequencedMap<String, String> parameters,
        DataChoice data,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Cash cash,
        List<BarSize> sizes,
        @Nullable String benchmark,
        BiFunction<Currency, List<Instrument>, VenueModel> venue,
        @Nullable Money maxOrder,
        long seed,
        boolean stopOnError,
        boolean wantsBands,
        Output output) {
    public BacktestRequest {
        command = List.copyOf(command);
        sizes = List.copyOf(sizes);
    }

    /// The same with two more runs under other assumptions.
    public BacktestRequest withBands() {
        return new BacktestRequest(
                command,
                parameters,
                data,
                from,
                until,
                cash,
                sizes,
                benchmark,
                venue,
                maxOrder,
                seed,
                stopOnError,
                true,
                output);
    }

    /// The same under another command line.
    public BacktestRequest withCommand(List<String> words) {
        return new BacktestRequest(
                words,
                parameters,
                data,
                from,
                until,
                cash,
                sizes,
                benchmark,
                venue,
                maxOrder,
                seed,
                stopOnError,
                wantsBands,
                output);
    }

    /// The same with other values of the strategy's parameters.
    public BacktestRequest withParameters(SequencedMap<String, String> changed) {
        return new BacktestRequest(
                command,
                changed,
                data,
                from,
                until,
                cash,
                sizes,
                benchmark,
                venue,
                maxOrder,
                seed,
                stopOnError,
                wantsBands,
                output);
    }

    /// Which data and how they are read.
    ///
    /// @param actions files of splits and dividends, and folders of them
    /// @param rates of currencies
    /// @param cache folder in which rows once read are kept, null for none
    /// @param shownAs what messages and files call the data instead of their paths; null for the
    ///   paths
    public record DataChoice(
            List<Path> paths,
            List<String> symbols,
            CsvMapping mapping,
            @Nullable InstrumentClass kind,
            @Nullable Path instruments,
            ReadOptions.BadRow badRows,
            List<Path> actions,
            List<PairFile> rates,
            @Nullable Path cache,
            @Nullable String shownAs) {}

    /// The account's first deposit.
    ///
    /// @param currency its code, null for the one of the instruments
    public record Cash(String amount, @Nullable String currency) {}

    /// What is written and printed.
    ///
    /// @param directory of the run, null for one named after time and strategy
    /// @param hasReport whether the files include a report
    /// @param opensReport whether the browser shows it in the end
    /// @param expectedHash beginning of the decision hash, empty for any
    public record Output(
            @Nullable Path directory,
            boolean isWritten,
            boolean overwrites,
            boolean hasReport,
            boolean opensReport,
            Style style,
            boolean showsProgress,
            String expectedHash) {
        /// With a report beside the files, which nobody is shown.
        public Output(
                @Nullable Path directory,
                boolean isWritten,
                boolean overwrites,
                Style style,
                boolean showsProgress,
                String expectedHash) {
            this(directory, isWritten, overwrites, true, false, style, showsProgress, expectedHash);
        }
    }

    /// How much is printed.
    public enum Style {
        TEXT,
        JSON,
        /// Only the run id.
        QUIET
    }
}
