package dev.tandem.analytics;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where in the source of the strategy each order was asked for: the first 100,000 are kept.
/// Looking takes about a microsecond an order, so only runs with a report do it.
public final class OrderOrigins {
    /// How many are kept.
    public static final int LIMIT = 100_000;

    private static final List<String> OURS =
            List.of(
                    "dev.tandem.engine.",
                    "dev.tandem.api.",
                    "dev.tandem.analytics.",
                    "dev.tandem.app.run.",
                    "java.");
    private static final String CALLER = "dev.tandem.engine.StrategyCalls";

    private final Map<Long, Integer> byOrder = new HashMap<>();
    private final Map<Origin, Integer> numbers = new HashMap<>();
    private final List<Origin> origins = new ArrayList<>();

    /// A place in a strategy.
    ///
    /// @param callback method that was called, such as `onBar`; empty where the engine itself
    ///   followed up on a report
    /// @param file name of the source file, empty if unknown
    /// @param line in it, 0 if unknown
    public record Origin(String callback, String file, int line) {
        /// Nothing is known.
        public static final Origin UNKNOWN = new Origin("", "", 0);

        /// Such as `GoldenCross.java:34`; empty if unknown.
        public String place() {
            return file.isEmpty() ? "" : line > 0 ? file + ":" + line : file;
        }
    }

    /// Notes the caller of this moment for an order that is being made. A number that is used again
    /// after an abort replaces what was noted.
    void note(long order) {
        if (byOrder.size() < LIMIT || byOrder.containsKey(order)) {
            var origin = StackWalker.getInstance().walk(OrderOrigins::origin);
            byOrder.put(order, numbers.computeIfAbsent(origin, this::number));
        }
    }

    private int number(Origin origin) {
        origins.add(origin);
        return origins.size() - 1;
    }

    /// Where an order was asked for; empty for one that the venue made, or beyond the limit.
    public Optional<Origin> of(long order) {
        return Optional.ofNullable(byOrder.get(order)).map(origins::get);
    }

    private static Origin origin(Stream<StackFrame> frames) {
        var own =
                frames.takeWhile(frame -> !frame.getClassName().equals(CALLER))
                        .filter(frame -> OURS.stream().noneMatch(frame.getClassName()::startsWith))
                        .toList();
        if (own.isEmpty()) {
            return Origin.UNKNOWN;
        }
        var first = own.getFirst();
        var file = first.getFileName();
        return new Origin(
                callback(own.getLast().getMethodName()),
                file == null ? "" : file,
                Math.max(0, first.getLineNumber()));
    }

    /// Actions of schedules are lambdas of the method that declared them.
    private static String callback(String method) {
        return method.startsWith("lambda$") ? "schedule" : method;
    }
}
