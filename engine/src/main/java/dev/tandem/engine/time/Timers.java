package dev.tandem.engine.time;

import dev.tandem.api.state.State;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The schedules of a strategy, in the order of their declaration.
public final class Timers {
    private static final int LIMIT = 10_000;

    private final ScheduleClock clock;
    private final List<Entry> entries = new ArrayList<>();
    private long nextNanos = ScheduleClock.NEVER;

    /// One declared schedule; without an action it goes to `onTimer` under its name.
    public static final class Entry {
        private final Schedule schedule;
        private final String name;
        private final @Nullable Consumer<Context> action;
        private final int index;
        private long dueNanos;

        private Entry(
                int index, String name, Schedule schedule, @Nullable Consumer<Context> action) {
            this.index = index;
            this.name = name;
            this.schedule = schedule;
            this.action = action;
        }

        public String name() {
            return name;
        }

        public int index() {
            return index;
        }

        public @Nullable Consumer<Context> action() {
            return action;
        }
    }

    public Timers(ScheduleClock clock) {
        this.clock = clock;
    }

    /// Adds a schedule whose first time is at `nowNanos` or later.
    public void add(
            String name, Schedule schedule, @Nullable Consumer<Context> action, long nowNanos) {
        if (entries.size() == LIMIT) {
            throw new IllegalStateException("more than " + LIMIT + " schedules");
        }
        var entry = new Entry(entries.size(), name, schedule, action);
        entry.dueNanos = clock.next(schedule, nowNanos - 1);
        entries.add(entry);
        nextNanos = Math.min(nextNanos, entry.dueNanos);
    }

    /// The earliest time at which something is due, `Long.MAX_VALUE` if nothing is.
    public long nextNanos() {
        return nextNanos;
    }

    /// The first entry due at or before `atNanos`, moved on to its next time; null if none is.
    public @Nullable Entry takeDue(long atNanos) {
        if (nextNanos > atNanos) {
            return null;
        }
        for (var entry : entries) {
            if (entry.dueNanos == nextNanos) {
                entry.dueNanos = clock.next(entry.schedule, entry.dueNanos);
                findNext();
                return entry;
            }
        }
        throw new IllegalStateException("no schedule is due at " + nextNanos);
    }

    private void findNext() {
        nextNanos = ScheduleClock.NEVER;
        for (var entry : entries) {
            nextNanos = Math.min(nextNanos, entry.dueNanos);
        }
    }

    public State save() {
        return new State()
                .put("dueNanos", entries.stream().mapToLong(entry -> entry.dueNanos).toArray());
    }

    public void load(State state) {
        var due = state.getLongs("dueNanos");
        if (due.length != entries.size()) {
            throw new IllegalStateException(
                    "saved with "
                            + due.length
                            + " schedules, declared are "
                            + entries.size()
                            + " now");
        }
        for (var i = 0; i < due.length; i++) {
            entries.get(i).dueNanos = due[i];
        }
        findNext();
    }

    /// Takes over what others saved: a schedule that stands at the same place there is due when it
    /// was due there, any other at its next time.
    ///
    /// @param before the others, as they were declared
    public void inherit(State state, Timers before, long nowNanos) {
        var due = state.getLongs("dueNanos");
        for (var entry : entries) {
            entry.dueNanos =
                    before.declares(entry)
                            ? due[entry.index]
                            : clock.next(entry.schedule, nowNanos);
        }
        findNext();
    }

    private boolean declares(Entry entry) {
        return entry.index < entries.size()
                && entries.get(entry.index).schedule.equals(entry.schedule);
    }
}
