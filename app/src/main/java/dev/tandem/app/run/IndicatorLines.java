package dev.tandem.app.run;

import dev.tandem.analytics.PriceChart;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Bars;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.app.run.ReportOfRun.Chart;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.BacktestFailure;
import dev.tandem.runtime.Progress;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The lines of the indicators that a strategy binds to its bars, for its charts.
///
/// The data are played once more to a new instance of the strategy that is only told to start: it
/// binds its indicators, the engine warms up and feeds them as in the run, and nothing trades. So
/// the run itself pays nothing for the lines, and they are the values that the strategy saw.
final class IndicatorLines {
    private IndicatorLines() {}

    /// Adds them to charts. A strategy that fails at starting once more, or reads its context in
    /// ways that only a whole run allows, has none.
    static void add(PreparedRun run, List<Chart> charts) {
        var again = ParamsBinder.bind(run.strategy(), run.request().parameters(), run.redaction());
        var watch = new Watch(again.instance(), charts);
        try {
            Backtest.run(run.plan(), watch, new RunListener() {}, Progress.NONE);
            watch.finish();
        } catch (BacktestFailure failure) {
            return; // the run itself did not fail: its report is complete without lines
        }
    }

    /// Starts the strategy and reads its indicators at each bar.
    private static final class Watch implements Strategy {
        private final Strategy strategy;
        private final Map<String, Drawn> byInstrument = new HashMap<>();

        Watch(Strategy strategy, List<Chart> charts) {
            this.strategy = strategy;
            charts.forEach(chart ->
                    byInstrument.put(chart.bars().instrument().toString(), new Drawn(chart)));
        }

        @Override
        public void onStart(Context context) {
            strategy.onStart(
                    proxy(
                            Context.class,
                            (_, method, arguments) -> called(context, method, arguments)));
        }

        private @Nullable Object called(Context context, Method method, Object[] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "schedule" -> null;
                case "universe" -> context.universe().stream().map(this::watched).toList();
                case "bars" ->
                        watched((Bars) Objects.requireNonNull(invoke(context, method, arguments)));
                default -> invoke(context, method, arguments);
            };
        }

        private Bars watched(Bars bars) {
            var self = new Bars[1];
            self[0] =
                    proxy(
                            Bars.class,
                            (_, method, arguments) -> {
                                var answer = invoke(bars, method, arguments);
                                if (method.getName().equals("feed")) {
                                    bound(bars, (Indicator) arguments[0]);
                                }
                                return method.getName().equals("keep") ? self[0] : answer;
                            });
            return self[0];
        }

        private void bound(Bars bars, Indicator indicator) {
            var drawn = byInstrument.get(bars.instrument().toString());
            if (drawn != null) {
                drawn.add(IndicatorOutputs.of(indicator, bars.size()));
            }
        }

        @Override
        public void onBar(Context context, Bar bar) {
            var drawn = byInstrument.get(bar.instrument().toString());
            if (drawn != null && bar.size().equals(drawn.chart.bars().size())) {
                drawn.onBar();
            }
        }

        void finish() {
            byInstrument.values().forEach(Drawn::finish);
        }

        private static @Nullable Object invoke(Object target, Method method, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }
    }

    /// The indicators of one chart under way.
    private static final class Drawn {
        /// The most lines of one chart.
        private static final int MOST = 12;

        private final Chart chart;
        private final List<IndicatorOutputs.Output> outputs = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private int bars;

        Drawn(Chart chart) {
            this.chart = chart;
        }

        void add(List<IndicatorOutputs.Output> added) {
            for (var output : added) {
                if (outputs.size() < MOST) {
                    outputs.add(output);
                    values.add(new double[chart.drawn().count()]);
                }
            }
        }

        void onBar() {
            if (bars < chart.count() && chart.drawn().isEnd(bars)) {
                var place = chart.drawn().place(bars);
                for (var i = 0; i < values.size(); i++) {
                    values.get(i)[place] = outputs.get(i).value();
                }
            }
            bars++;
        }

        void finish() {
            if (bars != chart.count()) {
                return;
            }
            for (var i = 0; i < values.size(); i++) {
                chart.drawn().add(new PriceChart.Line(outputs.get(i).name(), values.get(i)));
            }
        }
    }
}
