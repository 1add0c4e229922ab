package dev.tandem.runtime.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.SampleMarket;
import org.junit.jupiter.api.Test;

/// The check of the future finds a strategy that knows it.
class FutureCheckTest {
    private static final BacktestPlan PLAN =
            BacktestPlan.of("prophet", Money.parse("100000 USD"), SampleMarket.hours(5, 200));

    /// Buys what will close higher `ahead` bars from now.
    private record Prophet(MarketHistory history, int ahead) implements Strategy {
        @Override
        public void onBar(Context context, Bar bar) {
            var bars = history.find(bar.instrument(), bar.size()).orElseThrow();
            var now = bars.indexAtOrAfterClose(bar.closeNanos());
            var then = Math.min(now + ahead, bars.count() - 1);
            context.targetWeight(bar.instrument(), bars.close(then) > bar.open() ? 0.3 : 0);
        }
    }

    private record Prophets(int ahead) implements StrategyMaker {
        @Override
        public Strategy make() {
            return new Prophet(PLAN.history(), ahead);
        }

        @Override
        public StrategyMaker reloaded() {
            return this;
        }
    }

    private static CheckResult check(int ahead) {
        var subject =
                Subject.of(PLAN, new Prophets(ahead), plan -> new Prophet(plan.history(), ahead));
        return FutureCheck.of(subject, Effort.USUAL, Watcher.NONE);
    }

    @Test
    void whoKnowsTheNextBarIsFound() {
        var result = check(1);

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().getFirst().what())
                .startsWith("data after 2024-01-")
                .contains(" before, ")
                .endsWith(" now");
    }

    @Test
    void whoKnowsThePresentBarIsNot() {
        var result = check(0);

        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.tried()).isEqualTo(20);
    }
}
