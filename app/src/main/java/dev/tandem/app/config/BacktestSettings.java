package dev.tandem.app.config;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Money;
import dev.tandem.app.run.ChoiceWord;
import dev.tandem.app.secret.SecretReference;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.events.PairFile;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.FillRules;
import dev.tandem.simulator.FundRules;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Participation;
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
                        later = {"shadow", "observe", "live"})
                Mode mode,
        @Key(about = "The strategy and its parameters.") StrategySettings strategy,
        @Key(about = "The instruments.") UniverseSettings universe,
        @Key(about = "The dates.") PeriodSettings period,
        @Key(about = "Where bars come from and how they are read.") DataSettings data,
        @Key(about = "The account.") AccountSettings account,
        @Key(about = "The simulated venue.") ExecutionSettings execution,
        @Key(about = "Limits on orders.") RiskSettings risk,
        @Key(about = "The page that a run writes.") ReportSettings report,
        @Key(about = "How a paper session is played and kept.") SessionSettings session,
        @Key(about = "Of the strategy's random numbers.", standard = "1") long seed,
        @Key(about = "Directory of the run.", otherwise = "runs/<time>-<strategy>")
                @Nullable Path out,
        @Key(about = "Secrets that no output may show: env:NAME or file:PATH.", otherwise = "none")
                List<SecretReference> redact) {

    public enum Mode {
        BACKTEST,
        PAPER
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

    /// Assumptions of the simulated venue to begin with.
    public enum Preset implements ChoiceWord {
        TANDEM("tandem"),
        FRICTIONLESS("frictionless"),
        BACKTRADER("backtrader"),
        BACKTESTING_PY("backtesting.py"),
        ZIPLINE("zipline");

        private final String word;

        Preset(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        private VenueModel venue() {
            return switch (this) {
                case TANDEM -> VenueModel.STANDARD;
                case FRICTIONLESS -> VenueModel.FRICTIONLESS;
                case BACKTRADER -> VenueModel.BACKTRADER;
                case BACKTESTING_PY -> VenueModel.BACKTESTING_PY;
                case ZIPLINE -> VenueModel.ZIPLINE;
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
            @Key(
                            about =
                                    "Splits and dividends: files named after their instruments, and folders.",
                            otherwise = "what instruments.yaml says")
                    List<Path> actions,
            @Key(about = "Rates of currencies, such as EURUSD=eurusd.csv.", otherwise = "none")
                    List<PairFile> rates,
            @Key(about = "What to do with a wrong row.", standard = "stop") OnBadRow onBadRow) {}

    public record ExecutionSettings(
            @Key(about = "The assumptions to begin with.", standard = "tandem") Preset preset,
            @Key(
                            about = "{ percent: 0.1% }, { per-share: 0.005 USD } or none.",
                            otherwise = "that of the preset")
                    @Nullable Commission commission,
            @Key(about = "{ bps: 2 }, { spread: 0.04% } or none.", otherwise = "that of the preset")
                    @Nullable Slippage slippage,
            @Key(about = "{ delay: 100ms, jitter: 20% } or none.", otherwise = "that of the preset")
                    @Nullable Latency latency,
            @Key(
                            about = "Largest part of a bar's volume, such as 10%, or none.",
                            otherwise = "that of the preset")
                    @Nullable Participation volumeLimit,
            @Key(about = "At which price a market order trades.", otherwise = "that of the preset")
                    FillRules.@Nullable MarketFills fill,
            @Key(
                            about = "When orders that trade at an open are priced.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable OpenFills openFills,
            @Key(about = "What fills a limit order at its price.", otherwise = "that of the preset")
                    FillRules.@Nullable LimitRule limitRule,
            @Key(
                            about = "Whether a limit order slips at a better open.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable LimitSlip limitSlip,
            @Key(
                            about = "Where a stop fills when the open lies beyond it.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable StopGap stopGap,
            @Key(
                            about = "What a stop limit does in the bar that triggers it.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable StopRule stopRule,
            @Key(about = "Which price a trailing stop follows.", otherwise = "that of the preset")
                    FillRules.@Nullable TrailRule trailRule,
            @Key(
                            about = "Which close an order for the close waits for.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable CloseRule closeRule,
            @Key(
                            about = "Which orders come first inside one bar.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable Priority priority,
            @Key(
                            about = "Where exits and closing orders enter the queue.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable Placement placement,
            @Key(
                            about = "When exits are tested in the bar of their entry.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable ExitRule exitRule,
            @Key(
                            about = "What a part fill does to the others of a group.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable GroupRule groupRule,
            @Key(
                            about = "How a resting order moves up in the queue of an order book.",
                            otherwise = "that of the preset")
                    FillRules.@Nullable QueueRule queueRule,
            @Key(about = "When an order must be payable.", otherwise = "that of the preset")
                    FundRules.@Nullable Check cashCheck,
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
            return new VenueModel(
                    or(commission, base.commission()),
                    or(slippage, base.slippage()),
                    or(latency, base.latency()),
                    or(volumeLimit, base.participation()),
                    fills(base.fills()),
                    new FundRules(
                            or(cashCheck, base.funds().check()),
                            allowsShorts || base.funds().shortSelling(),
                            or(shortCover, base.funds().shortCover()),
                            base.funds().leverage()));
        }

        private FillRules fills(FillRules base) {
            return new FillRules(
                    or(openFills, base.openFills()),
                    or(fill, base.marketFills()),
                    or(limitRule, base.limitRule()),
                    or(limitSlip, base.limitSlip()),
                    or(stopGap, base.stopGap()),
                    or(stopRule, base.stopRule()),
                    or(trailRule, base.trailRule()),
                    or(closeRule, base.closeRule()),
                    or(priority, base.priority()),
                    or(placement, base.placement()),
                    or(exitRule, base.exitRule()),
                    or(groupRule, base.groupRule()),
                    or(queueRule, base.queueRule()));
        }

        private static <T> T or(@Nullable T own, T base) {
            return own == null ? base : own;
        }

        /// These settings with what options say instead; null keeps what is here.
        public ExecutionSettings with(
                Preset otherPreset,
                @Nullable Commission otherCommission,
                @Nullable Slippage otherSlippage,
                @Nullable Latency otherLatency,
                @Nullable Participation otherLimit,
                FillRules.@Nullable MarketFills otherFill,
                FillRules.@Nullable LimitRule otherRule,
                boolean shorts,
                @Nullable BigDecimal otherCover) {
            return new ExecutionSettings(
                    otherPreset,
                    otherCommission == null ? commission : otherCommission,
                    otherSlippage == null ? slippage : otherSlippage,
                    otherLatency == null ? latency : otherLatency,
                    otherLimit == null ? volumeLimit : otherLimit,
                    otherFill == null ? fill : otherFill,
                    openFills,
                    otherRule == null ? limitRule : otherRule,
                    limitSlip,
                    stopGap,
                    stopRule,
                    trailRule,
                    closeRule,
                    priority,
                    placement,
                    exitRule,
                    groupRule,
                    queueRule,
                    cashCheck,
                    shorts,
                    otherCover == null ? shortCover : otherCover,
                    onError);
        }
    }

    public record RiskSettings(
            @Key(
                            about = "An order worth more is refused, such as 50000 USD.",
                            otherwise = "no limit")
                    @Nullable Money maxOrder) {}
}
