package dev.tandem.app.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.market.BarSize;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.Progress;
import dev.tandem.testkit.workload.EquityWatch;
import dev.tandem.testkit.workload.SplitMix64;
import dev.tandem.testkit.workload.TradeWorkload;
import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.Workload.Answer;
import dev.tandem.testkit.workload.WorkloadFiles;
import dev.tandem.testkit.workload.WorkloadHistory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The reference answers of the workloads by which speed is measured: a speed counts only with
/// them.
class WorkloadAnswersTest {

    @Test
    void ourSplitMix64GivesTheNumbersOfTheJdk() {
        var ours = new SplitMix64(1_000_003);
        var theirs = new SplittableRandom(1_000_003);

        for (var i = 0; i < 1000; i++) {
            assertThat(ours.next()).isEqualTo(theirs.nextLong());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWorkloadGivesItsAnswer(Workload workload) {
        check(workload, WorkloadHistory.of(workload), workload.bars(), workload.answer());
    }

    @Test
    void theFirstTenthOfW1GivesItsAnswer() {
        var history = WorkloadHistory.ofFirst(Workload.W1, 100_000);

        check(Workload.W1, history, 100_000, new Answer(3_942, "984581.891750"));
    }

    @ParameterizedTest
    @EnumSource(names = {"W1", "W2"})
    void aWorkloadGivesItsAnswerFromFilesWithTheKnownHashes(Workload workload, @TempDir Path folder)
            throws IOException {
        var files = new WorkloadFiles(workload, folder);
        files.write();

        check(workload, files.load(), workload.bars(), workload.answer());
    }

    /// Ten million rows become columns of 25 bytes a trade, read without an object per row.
    @Test
    void tenMillionTradesGiveTheirAnswerFromTheFileWithTheKnownHash(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve("W4.csv");
        TradeWorkload.write(file);

        var loaded = TradeWorkload.load(file);

        assertThat(loaded.files().getFirst().sha256()).isEqualTo(TradeWorkload.SHA256);
        var history = loaded.history();
        var instrument = history.instruments().getFirst();
        var trades = history.trades(instrument).orElseThrow();
        var generated = TradeWorkload.trades(instrument);
        assertThat(trades.count()).isEqualTo(TradeWorkload.TRADES);
        for (var i = 0; i < trades.count(); i += 997) {
            assertThat(trades.atNanos(i)).isEqualTo(generated.atNanos(i));
            assertThat(trades.price(i)).isEqualTo(generated.price(i));
            assertThat(trades.size(i)).isEqualTo(generated.size(i));
        }
        var bars = history.find(instrument, BarSize.M1).orElseThrow();
        var watch = new EquityWatch();
        var result =
                Backtest.run(
                        TradeWorkload.plan(history),
                        TradeWorkload.strategy(),
                        watch,
                        Progress.NONE);
        assertThat(result.bars()).isEqualTo(bars.count());
        assertThat(watch.fills()).isEqualTo(TradeWorkload.ANSWER.fills());
        assertThat(result.equity().toDecimal())
                .isEqualByComparingTo(new BigDecimal(TradeWorkload.ANSWER.finalEquity()));
    }

    @Test
    void aFileWithAnotherHashIsRefused(@TempDir Path folder) throws IOException {
        var files = new WorkloadFiles(Workload.W2, folder);
        files.write();
        Files.writeString(folder.resolve("S199.csv"), "\n", StandardOpenOption.APPEND);

        assertThatThrownBy(files::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(folder.resolve("S199.csv") + " has SHA-256 ")
                .hasMessageEndingWith(Workload.W2.sha256().get("S199"));
    }

    private static void check(Workload workload, MarketHistory history, long bars, Answer answer) {
        var watch = new EquityWatch();

        var result =
                Backtest.run(workload.plan(history), workload.strategy(), watch, Progress.NONE);

        assertThat(result.bars()).isEqualTo(bars);
        assertThat(watch.fills()).isEqualTo(answer.fills());
        assertThat(result.equity().toDecimal())
                .isEqualByComparingTo(new BigDecimal(answer.finalEquity()));
    }
}
