package dev.tandem.runtime;

import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Strategies and searches that try to see the future.
final class Prophets {
    /// A price that no bar of the past has; in units at scale 8 it is [#FUTURE_UNITS].
    static final double FUTURE = 7.7777e7;

    private static final double FUTURE_UNITS = FUTURE * 1e8;

    private Prophets() {}

    /// Has the data from outside: the positive control of the perturbation test.
    static final class Told implements Strategy {
        private final transient MarketHistory history;

        Told(MarketHistory history) {
            this.history = history;
        }

        @Override
        public void onBar(Context context, Bar bar) {
            var columns = history.find(bar.instrument(), BarSize.H1).orElseThrow();
            var next = columns.indexAtOrAfterClose(bar.closeNanos() + 1);
            if (next < columns.count() && columns.close(next) > bar.close()) {
                context.submit(
                        OrderRequest.market(
                                bar.instrument(), Side.BUY, bar.instrument().quantity(1)));
            }
        }
    }

    /// Where in everything reachable from `root` there is a series or a price of the future; empty
    /// if nowhere.
    static Optional<String> search(Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        record Found(Object object, String path) {}
        var queue = new ArrayDeque<Found>();
        queue.add(new Found(root, root.getClass().getSimpleName()));
        while (!queue.isEmpty()) {
            var next = queue.poll();
            var object = next.object();
            if (isFuture(object)) {
                return Optional.of(next.path() + " = " + object);
            }
            if (!seen.add(object)) {
                continue;
            }
            children(object)
                    .forEach(
                            (name, child) -> queue.add(new Found(child, next.path() + "." + name)));
        }
        return Optional.empty();
    }

    private static boolean isFuture(Object object) {
        return switch (object) {
            case BarColumns _, MarketHistory _ -> true;
            case Double value -> Math.abs(value) >= FUTURE / 2 && Math.abs(value) <= FUTURE * 2;
            case Long value ->
                    Math.abs(value) >= FUTURE_UNITS / 2 && Math.abs(value) <= FUTURE_UNITS * 2;
            default -> false;
        };
    }

    private static Map<String, Object> children(Object object) {
        var children = new java.util.LinkedHashMap<String, Object>();
        switch (object) {
            case double[] values -> {
                for (var i = 0; i < values.length; i++) {
                    children.put("[" + i + "]", values[i]);
                }
            }
            case long[] values -> {
                for (var i = 0; i < values.length; i++) {
                    children.put("[" + i + "]", values[i]);
                }
            }
            case Object[] values -> {
                for (var i = 0; i < values.length; i++) {
                    add(children, "[" + i + "]", values[i]);
                }
            }
            case Collection<?> items -> {
                for (var item : items) {
                    add(children, "(" + children.size() + ")", item);
                }
            }
            case Map<?, ?> map ->
                    map.forEach((key, value) -> {
                        add(children, "key " + key, key);
                        add(children, "value of " + key, value);
                    });
            case Optional<?> optional -> optional.ifPresent(value -> add(children, "value", value));
            default -> fields(object, children);
        }
        return children;
    }

    private static void fields(Object object, Map<String, Object> children) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith("java.") || type.getName().startsWith("jdk.")) {
                return;
            }
            for (var field : type.getDeclaredFields()) {
                add(children, type.getSimpleName() + "." + field.getName(), read(field, object));
            }
        }
    }

    private static Object read(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(Modifier.isStatic(field.getModifiers()) ? null : object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    private static void add(Map<String, Object> children, String name, Object value) {
        if (value != null) {
            children.put(name, value);
        }
    }
}
