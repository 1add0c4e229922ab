package dev.tandem.app.config;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Money;
import dev.tandem.app.run.BacktestRequest.Cash;
import dev.tandem.app.secret.SecretReference;
import dev.tandem.data.CsvMapping;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.FillRules;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Everything a configuration file of a backtest can say. The keys of files, their defaults, the
/// JSON Schema and `tandem config show` all come from these records.
///
/// Paths are relative to the folder the program runs in.
public record BacktestSettings(
        @Key(
                        about = "What to run.",
                        standard = "backtest",
                        later = {"paper", "shadow", "observe", "live"})
                Mode mode,
        @Key(about = "The strategy and its parameters.") StrategySettings strategy,
        @Key(about = "The instruments.") UniverseSettings universe,
        @Key(about = "The dates.") PeriodSettings period,
        @Key(about = "Where bars come from and how they are read.") DataSettings data,
        @Key(about = "The account.") AccountSettings account,
        @Key(about = "The simulated venue.") ExecutionSettings execution,
        @Key(about = "Limits on orders.") RiskSettings risk,
        @Key(about = "Of the strategy's random numbers.", standard = "1") long seed,
        @Key(about = "Directory of the run.", otherwise = "runs/<time>-<strategy>")
                @Nullable Path out,
        @Key(about = "Secrets that no output may show: env:NAME or file:PATH.", otherwise = "none")
                List<SecretReference> redact) {

    public enum Mode {
        BACKTEST
    }

    public enum Source {
        CSV,
        /// The bars that come with the program.
        DEMO
    }

    public enum OnBadRow {
        STOP,
        DROP
    }

    public enum OnError {
        STOP,
        CONTINUE
    }

    public enum Preset {
        TANDEM,
        FRICTIONLESS;

        private VenueModel venue() {
            return switch (this) {
                case TANDEM -> VenueModel.STANDARD;
                case FRICTIONLESS -> VenueModel.FRICTIONLESS;
            };
        }
    }

    /// Which strategy; a source file or a class.
    public record StrategySettings(
            @Key(about = "A .java file.", otherwise = "none", insteadOf = "class")
                    @Nullable Path source,
            @Key(
                            name = "class",
                            about = "A class on the class path.",
                            otherwise = "none",
                            insteadOf = "source")
                    @Nullable String className,
            @Key(about = "Parameters of the strategy by name.")
                    SequencedMap<String, String> params) {}

    public record UniverseSettings(
            @Key(about = "Instruments to run on.", otherwise = "all in the data")
                    List<String> symbols,
            @Key(about = "Bar sizes, such as 1d.", otherwise = "those of the data")
                    List<BarSize> bars,
            @Key(
                            about = "The instrument that results are compared with.",
                            otherwise = "all instruments in equal parts")
                    @Nullable String benchmark) {}

    public record PeriodSettings(
            @Key(about = "First trading date.", otherwise = "the first there is")
                    @Nullable LocalDate from,
            @Key(about = "Last trading date, included.", otherwise = "the last there is")
                    @Nullable LocalDate to) {}

    public record DataSettings(
            @Key(
                            about = "csv for files; demo for the S&P 500 that comes with Tandem.",
                            standard = "csv",
                            later = {"yahoo", "binance", "binance-usdm", "ibkr", "parquet"})
                    Source source,
            @Key(about = "CSV files and folders of them.", otherwise = "none") List<Path> paths,
            @Key(about = "Columns and times of the files; what is not said is told from them.")
                    CsvMapping csv,
            @Key(name = "class", about = "Of all instruments.", otherwise = "equity")
                    @Nullable InstrumentClass kind,
            @Key(
                            about = "Terms of the instruments.",
                            otherwise = "instruments.yaml beside the data")
                    @Nullable Path instruments,
            @Key(about = "What to do with a wrong row.", standard = "stop") OnBadRow onBadRow) {}

    public record AccountSettings(
            @Key(
                            about = "The first deposit, such as 100000 USD.",
                            otherwise = "100000 in the currency of the instruments")
                    @Nullable Cash cash) {
        private static final Cash USUAL = new Cash("100000", null);

        /// The deposit, by default without a currency of its own.
        public Cash deposit() {
            return cash == null ? USUAL : cash;
        }
    }

    public record ExecutionSettings(
            @Key(about = "The assumptions to begin with.", standard = "tandem") Preset preset,
            @Key(
                            about = "{ percent: 0.1% }, { per-share: 0.005 USD } or none.",
                            otherwise = "that of the preset")
                    @Nullable Commission commission,
            @Key(about = "{ bps: 2 } or none.", otherwise = "that of the preset")
                    @Nullable Slippage slippage,
            @Key(about = "What fills a limit order at its price.", otherwise = "that of the preset")
                    FillRules.@Nullable LimitRule limitRule,
            @Key(name = "short", about = "Allow short positions.", standard = "false")
                    boolean allowsShorts,
            @Key(
                            about = "Share of the value of shorts that stays in cash.",
                            otherwise = "that of the preset")
                    @Nullable BigDecimal shortCover,
            @Key(about = "When the strategy throws.", standard = "stop") OnError onError) {

        /// The venue with all of this.
        public VenueModel venue() {
            var base = preset.venue();
            var venue =
                    base.withCommission(commission == null ? base.commission() : commission)
                            .withSlippage(slippage == null ? base.slippage() : slippage)
                            .withFills(rules -> limitRule == null ? rules : rules.with(limitRule));
            return allowsShorts
                    ? venue.withShortSelling(
                            shortCover == null ? base.funds().shortCover() : shortCover)
                    : venue;
        }
    }

    public record RiskSettings(
            @Key(
                            about = "An order worth more is refused, such as 50000 USD.",
                            otherwise = "no limit")
                    @Nullable Money maxOrder) {}
}
