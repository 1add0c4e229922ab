package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Tried.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of a sweep share the series of their indicators, and each decides what it would decide
/// alone.
class SweepSharingTest {
    private static final Pattern HASH = Pattern.compile("\"decision_hash\" : \"([0-9a-f]{64})\"");

    @TempDir Path folder;

    private Tried tried;

    private static final LocalDate SPLIT = LocalDate.of(2022, 11, 15);

    /// A random walk, the same each time.
    ///
    /// @param ratio new units for an old one at the split, 1 for none
    private static String walk(int days, int ratio) {
        var text = new StringBuilder("date,open,high,low,close,volume\n");
        var random = new SplittableRandom(5);
        var close = 100.0;
        var date = LocalDate.of(2022, 1, 1);
        for (var i = 0; i < days; i++, date = date.plusDays(1)) {
            close /= date.equals(SPLIT) ? ratio : 1;
            var open = close + random.nextInt(-4, 5) / 4.0;
            close = Math.max(20, open + random.nextInt(-12, 13) / 4.0);
            text.append(date).append(',').append(open).append(',');
            text.append(Math.max(open, close) + random.nextInt(5) / 4.0).append(',');
            text.append(Math.min(open, close) - random.nextInt(5) / 4.0).append(',');
            text.append(close).append(',').append(1000 + random.nextInt(500)).append('\n');
        }
        return text.toString();
    }

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("BTC.csv"), walk(700, 1));
        Files.writeString(
                folder.resolve("Mixed.java"),
                """
                import dev.tandem.api.market.*;
                import dev.tandem.api.strategy.*;
                import dev.tandem.indicators.*;

                /// Averages of closes, highs and weeks; one of them also fed by hand now and then.
                public final class Mixed implements Strategy {
                    public record Params(int fast, int slow, int strange) {}

                    private final Params params;
                    private final Sma fast;
                    private final Ema slow;
                    private final WeightedAverage highs;
                    private final Rsi weekly;
                    private final BollingerBands bands;
                    private int bars;

                    public Mixed(Params params) {
                        this.params = params;
                        fast = new Sma(params.fast());
                        slow = new Ema(params.slow());
                        highs = new WeightedAverage(params.fast());
                        weekly = new Rsi(3);
                        bands = new BollingerBands(params.fast(), 2);
                    }

                    @Override
                    public void onStart(Context context) {
                        if (params.strange() == 2) {
                            slow.add(90);
                        }
                        var daily = context.universe().getFirst();
                        daily.feed(fast);
                        daily.feed(slow);
                        daily.feed(highs, BarField.HIGH);
                        daily.feed(bands);
                        context.bars(daily.instrument(), BarSize.W1).feed(weekly);
                    }

                    @Override
                    public void onBar(Context context, Bar bar) {
                        if (!bar.size().equals(BarSize.D1) || !slow.isReady()) {
                            return;
                        }
                        if (params.strange() == 1 && ++bars % 50 == 0) {
                            fast.add(bar.close() * 1.01);
                        }
                        var weight = fast.value() > slow.value() ? 0.5 : 0.1;
                        if (weekly.isReady() && weekly.value() > 60) {
                            weight += 0.2;
                        }
                        if (bar.close() > highs.value() || bar.close() > bands.upper()) {
                            weight += 0.1;
                        }
                        context.targetWeight(bar.instrument(), weight);
                    }
                }
                """);
    }

    private End run(String line) {
        var end = tried.run(List.of(line.split(" ")));
        assertThat(end.code()).as("%s: %s", line, end.err()).isZero();
        return end;
    }

    private void assertSameAsAlone(String options, String... told) throws IOException {
        var sweep =
                run(
                        "sweep Mixed.java --data BTC.csv --class crypto --param fast=3|8 --param"
                                + " slow=10..20..5 --param strange=0..2 --out a.csv --no-progress"
                                + " --threads 3 --overwrite "
                                + options);
        assertThat(sweep.err()).contains(told);
        var rows =
                Files.readAllLines(folder.resolve("a.csv")).stream()
                        .filter(line -> line.matches("\\d.*"))
                        .toList();
        assertThat(rows).hasSize(18);
        var hashes = new ArrayList<String>();
        for (var row : rows) {
            var cells = row.split(",", -1);
            var alone =
                    run(
                            "backtest Mixed.java --data BTC.csv --class crypto --no-out"
                                    + " --no-progress --json --param fast="
                                    + cells[1]
                                    + " --param slow="
                                    + cells[2]
                                    + " --param strange="
                                    + cells[3]
                                    + " "
                                    + options);
            var hash = HASH.matcher(alone.out());
            assertThat(hash.find()).isTrue();
            assertThat(cells[6]).as("decisions of %s", row).isEqualTo(hash.group(1));
            assertThat(alone.out()).contains("\"final_equity\" : \"" + cells[8] + "\"");
            assertThat(Integer.parseInt(cells[7])).isPositive();
            hashes.add(hash.group(1));
        }
        assertThat(Set.copyOf(hashes)).hasSizeGreaterThanOrEqualTo(12);
    }

    /// Of 18 runs with four indicators of one value each: two fast, three slow, two of highs, one
    /// of weeks. Those that began with a value of their own are offered the series all the same.
    @Test
    void eachSeriesIsComputedOnceAndEachRunDecidesAsAlone() throws IOException {
        assertSameAsAlone("", "8 indicator series computed once and used 72 times");
    }

    @Test
    void alsoAfterAWarmUpAndForAPartOfTheData() throws IOException {
        assertSameAsAlone(
                "--from 2022-08-01 --to 2023-06-30",
                "8 indicator series computed once and used 72 times");
    }

    /// Prices are adjusted at a split, and with them what indicators have taken: nothing is shared.
    @Test
    void alsoWhereASplitAdjustsPrices() throws IOException {
        Files.writeString(folder.resolve("BTC.csv"), walk(700, 2));
        Files.createDirectory(folder.resolve("actions"));
        Files.writeString(
                folder.resolve("actions/BTC.csv"), "ex_date,kind,value\n" + SPLIT + ",split,2\n");

        assertSameAsAlone("--actions actions", "18 parameter sets");
    }
}
