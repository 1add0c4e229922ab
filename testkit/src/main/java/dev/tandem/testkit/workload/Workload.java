package dev.tandem.testkit.workload;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.workload.BarGenerator.Shape;
import dev.tandem.testkit.workload.CrossStrategy.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The workloads that need bars: what they read, what they trade, and the answers that must come
/// out. Instruments trade round the clock, so that sessions do not matter.
public enum Workload {
    /// One symbol, a million minutes, an average crossing.
    W1(1, 1_000_000, "1000000", 38_860, "907467.754250"),
    /// 200 symbols, 1,260 days each, an average crossing for each.
    W2(200, 1_260, "10000000", 9_706, "9872582.848500"),
    /// 50 symbols, 252 sessions of 390 minutes each, rebalanced every hour.
    W3(50, 98_280, "100000000", 76_828, "94430954.186425");

    /// The class whose terms the instruments have.
    public static final InstrumentClass KIND = InstrumentClass.CRYPTO;

    /// Share of the notional that every fill costs.
    public static final BigDecimal COMMISSION = new BigDecimal("0.0001");

    private static final long MINUTE_MILLIS = 60_000;
    private static final int MINUTES_A_SESSION = 390;
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2018, 1, 1);

    private final int symbols;
    private final int barsEach;
    private final String cash;
    private final long fills;
    private final String finalEquity;

    /// What a run must come to.
    ///
    /// @param fills number of fills
    /// @param finalEquity in US dollars, exact
    public record Answer(long fills, String finalEquity) {
        /// Whether a run gave this answer.
        public boolean agrees(long fillsOfRun, Money equityOfRun) {
            return fills == fillsOfRun
                    && equityOfRun.toDecimal().compareTo(new BigDecimal(finalEquity)) == 0;
        }
    }

    Workload(int symbols, int barsEach, String cash, long fills, String finalEquity) {
        this.symbols = symbols;
        this.barsEach = barsEach;
        this.cash = cash;
        this.fills = fills;
        this.finalEquity = finalEquity;
    }

    /// The symbols in instrument order.
    public List<String> symbols() {
        return this == W1
                ? List.of("W1")
                : IntStream.range(0, symbols).mapToObj("S%03d"::formatted).toList();
    }

    public int barsEach() {
        return barsEach;
    }

    /// Bars of all symbols.
    public long bars() {
        return (long) symbols * barsEach;
    }

    public BarSize size() {
        return this == W2 ? BarSize.D1 : BarSize.M1;
    }

    public Money cash() {
        return Money.of(cash, Currency.USD);
    }

    public Answer answer() {
        return new Answer(fills, finalEquity);
    }

    /// The known hashes of the CSV files by symbol.
    public Map<String, String> sha256() {
        return switch (this) {
            case W1 ->
                    Map.of(
                            "W1",
                            "d74acb7bcbfdfaa6eb3fb5e4dffabbd57d6329722b02357834e5d221c04fb604");
            case W2 ->
                    Map.of(
                            "S000",
                            "25fbd23833f98d8f3c09c11aa0d9fd147c9f85bf2e194ea823a9a0cbe5e7bf58",
                            "S199",
                            "64d229140b1c231064053f26c796733056ca8ea366ed29d514e53b0eacb88271");
            case W3 ->
                    Map.of(
                            "S000",
                            "af8ff98d8c0bf7b6d123621b6c0a2efde940af5c634811d57b03c0d046f94027",
                            "S049",
                            "9cea4dffec26e1c91c2fbbb755003e974b2bcbe6b1fb38e614ff6c0075cc4d95");
        };
    }

    /// The walk of a symbol before its first bar.
    public BarGenerator generator(int symbol) {
        return new BarGenerator(
                switch (this) {
                    case W1 -> new Shape(1_000_003, 10_000, 1000, 5000, 4096);
                    case W2 -> new Shape(2_000_006 + symbol, 10_000 + 37L * symbol, 128, 500, 1024);
                    case W3 ->
                            new Shape(3_000_009 + symbol, 10_000 + 37L * symbol, 1000, 5000, 4096);
                });
    }

    /// When a bar opens, in milliseconds since 1970 UTC.
    public long openMillis(int bar) {
        return switch (this) {
            case W1 -> millis(LocalDate.of(2020, 1, 1), LocalTime.MIDNIGHT) + bar * MINUTE_MILLIS;
            case W2 -> millis(weekday(bar), LocalTime.MIDNIGHT);
            case W3 ->
                    millis(weekday(bar / MINUTES_A_SESSION), LocalTime.of(14, 30))
                            + bar % MINUTES_A_SESSION * MINUTE_MILLIS;
        };
    }

    /// A fresh instance of what trades.
    public Strategy strategy() {
        return switch (this) {
            case W1 -> new CrossStrategy(new Entry.Units(10));
            case W2 -> new CrossStrategy(new Entry.Worth(50_000));
            case W3 -> new EqualWeightStrategy();
        };
    }

    /// The run over a history of this workload.
    public BacktestPlan plan(MarketHistory history) {
        return plan(name(), cash(), history);
    }

    /// A run with the costs of all workloads.
    static BacktestPlan plan(String name, Money cash, MarketHistory history) {
        return BacktestPlan.of(name, cash, history)
                .withVenue(
                        VenueModel.STANDARD
                                .withCommission(new Commission.Percent(COMMISSION))
                                .withSlippage(Slippage.NONE)
                                .withParticipation(Participation.NONE));
    }

    private static LocalDate weekday(int number) {
        return FIRST_MONDAY.plusDays(7L * (number / 5) + number % 5);
    }

    private static long millis(LocalDate date, LocalTime time) {
        return date.toEpochSecond(time, ZoneOffset.UTC) * 1000;
    }
}
