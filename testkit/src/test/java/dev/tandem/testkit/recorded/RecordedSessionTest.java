package dev.tandem.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tandem.api.event.Fill;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.Strategy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Recorded sessions as tests of a strategy.
class RecordedSessionTest {
    private static final String SESSION = "sessions/first/ladder.session";

    @RecordedSession(value = SESSION, strategy = Ladder.class)
    void theStrategyThatWasRecordedDecidesTheSame(Replayed session) {
        assertThat(session.result().intents()).isGreaterThan(20);
        assertThat(session.run().fills()).isNotEmpty();
        assertThat(session.parameters()).containsEntry("length", "5");
    }

    /// Buys where the recorded strategy does, and once where it does not.
    public static final class Eager implements Strategy {
        public record Params(@Default("5") int length, @Default("0.01") double step) {}

        private final Ladder ladder;
        private int bars;

        public Eager(Params params) {
            ladder = new Ladder(new Ladder.Params(params.length(), params.step()));
        }

        @Override
        public void onStart(Context context) {
            ladder.onStart(context);
        }

        @Override
        public void onBar(Context context, Bar bar) {
            ladder.onBar(context, bar);
            if (++bars == 7) {
                context.submit(
                        OrderRequest.market(
                                bar.instrument(), Side.SELL, bar.instrument().quantity(3)));
            }
        }

        @Override
        public void onFill(Context context, Fill fill) {
            ladder.onFill(context, fill);
        }
    }

    /// Asks for no schedule.
    public static final class Idle implements Strategy {}

    /// Buys nothing.
    public static final class Shy implements Strategy {
        @Override
        public void onStart(Context context) {
            context.schedule(Schedule.every(Duration.ofHours(6)), _ -> {});
        }
    }

    static class Users {
        static boolean isAsked() {
            return IS_ASKED.get();
        }

        @EnabledIf("isAsked")
        @RecordedSession(value = SESSION, strategy = Eager.class)
        void eager() {}

        @EnabledIf("isAsked")
        @RecordedSession(value = SESSION, strategy = Idle.class)
        void idle() {}

        @EnabledIf("isAsked")
        @RecordedSession(value = SESSION, strategy = Shy.class)
        void shy() {}

        @EnabledIf("isAsked")
        @RecordedSession(value = "sessions/nowhere.session", strategy = Idle.class)
        void nowhere() {}
    }

    private static final ThreadLocal<Boolean> IS_ASKED = ThreadLocal.withInitial(() -> false);

    @Test
    void anotherStrategyFailsAtItsFirstDifference() {
        var listener = new SummaryGeneratingListener();
        IS_ASKED.set(true);
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(Users.class))
                                    .build(),
                            listener);
        } finally {
            IS_ASKED.remove();
        }

        var failures = listener.getSummary().getFailures();
        assertThat(failures)
                .extracting(failure -> failure.getException().getMessage())
                .anySatisfy(message ->
                        assertThat(message)
                                .contains(
                                        "Eager decides otherwise than in " + SESSION,
                                        "played again comes",
                                        "2024-01-01T04:00:00Z  submit: order 1 SELL #0 30000 units"))
                .anySatisfy(message ->
                        assertThat(message)
                                .contains(
                                        "Idle decides otherwise than in " + SESSION,
                                        "00:00:00Z  timer",
                                        "played again it is not asked for: no schedule is due"))
                .anySatisfy(message ->
                        assertThat(message)
                                .contains(
                                        "Shy decides otherwise than in " + SESSION,
                                        "submit: order 1 BUY",
                                        "played again nothing is decided there"))
                .anySatisfy(message ->
                        assertThat(message)
                                .contains("no recorded session sessions/nowhere.session"));
        assertThat(failures).hasSize(4);
    }
}
