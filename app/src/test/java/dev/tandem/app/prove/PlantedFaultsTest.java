package dev.tandem.app.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.StrategyLoader;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.prove.CheckResult;
import dev.tandem.runtime.prove.Effort;
import dev.tandem.runtime.prove.Proof;
import dev.tandem.runtime.prove.Watcher;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Each strategy in `planted` has one fault. The table says which check finds it, and the first
/// line of what that says.
class PlantedFaultsTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final long FIRST_CLOSE = 1_704_229_200_000_000_000L; // 2024-01-02T21:00:00Z
    private static final int BARS = 60;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "planted.csv", numLinesToSkip = 1, delimiter = '|')
    void theFaultIsFoundByItsCheck(String strategy, String check, String verdict, String finding)
            throws URISyntaxException {
        var result =
                checks(strategy).stream()
                        .filter(one -> one.name().equals(check))
                        .findFirst()
                        .orElseThrow();

        var first = result.findings().isEmpty() ? "" : result.findings().getFirst().what();
        assertThat(Certificate.word(result.verdict())).isEqualTo(verdict);
        if (finding.endsWith("...")) { // what follows is another each time, as its fault is chance
            assertThat(first).startsWith(finding.substring(0, finding.length() - 3));
        } else {
            assertThat(first).isEqualTo(finding);
        }
    }

    private static List<CheckResult> checks(String name) throws URISyntaxException {
        var resource = PlantedFaultsTest.class.getResource("planted/" + name + ".java");
        var file = Path.of(java.util.Objects.requireNonNull(resource).toURI());
        var strategy = StrategyLoader.load(file.getFileName().toString(), file.getParent());
        var plan = BacktestPlan.of(name, Money.parse("100000 USD"), history());
        var maker = new LoadedMaker(strategy, Map.of(), new Redaction());
        var checks = new ArrayList<CheckResult>();
        checks.add(ScanCheck.of(strategy));
        checks.addAll(Proof.of(plan, maker, Effort.USUAL, Watcher.NONE).checks());
        return checks;
    }

    /// Daily bars of three instruments that wander around 100.
    private static MarketHistory history() {
        var series = new ArrayList<BarColumns>();
        var random = new SplittableRandom(7);
        for (var i = 0; i < 3; i++) {
            var bars = BarColumns.builder(instrument("ABC".substring(i, i + 1), i), BarSize.D1);
            for (var day = 0; day < BARS; day++) {
                var open = 95 + random.nextInt(1000) / 100.0;
                var close = 95 + random.nextInt(1000) / 100.0;
                var at = FIRST_CLOSE + day * DAY;
                bars.append(
                        at - DAY / 4,
                        at,
                        open,
                        Math.max(open, close) + 0.5,
                        Math.min(open, close) - 0.5,
                        close,
                        1_000_000,
                        (int) (at / DAY));
            }
            series.add(bars.build());
        }
        return MarketHistory.of(series);
    }

    private static Instrument instrument(String symbol, int ordinal) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.EQUITY,
                ordinal,
                4,
                0,
                Currency.USD,
                BigDecimal.ONE,
                false,
                TradingCalendar.alwaysOpen(),
                List.of(TradingRules.always(Price.of("0.01"), Quantity.of("1"))));
    }
}
