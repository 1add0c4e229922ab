package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.state.State;
import dev.tandem.engine.EngineInputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Bars that are on their way although their instant was played, in the order in which they come.
/// Those of one instrument never overtake each other.
final class LateBars {
    private static final String KEY = "late";
    private static final int NUMBERS = 4;

    private final Arrivals arrivals;
    private final List<Late> pending = new ArrayList<>();
    private BarStreams streams = new BarStreams(List.of());

    /// @param stream number of its stream
    /// @param index of the bar in its series
    /// @param arrivesNanos by the time of the feed
    /// @param allowsEntries whether something may be entered on it
    private record Late(int stream, int index, long arrivesNanos, boolean allowsEntries) {}

    LateBars(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /// Takes the streams of a run, none of whose bars are late yet.
    void open(BarStreams opened) {
        streams = opened;
        pending.clear();
    }

    /// When the next one comes, [BarStream#NEVER] if none is on its way.
    long nextNanos() {
        return pending.isEmpty() ? BarStream.NEVER : pending.getFirst().arrivesNanos();
    }

    /// How long an instant that is not played yet waits for bars that close at it, in nanoseconds
    /// of the feed.
    long awaitedNanos(long atNanos) {
        var awaited = 0L;
        for (var i = 0; i < streams.size(); i++) {
            if (isDue(i, atNanos)) {
                awaited = Math.max(awaited, arrivalNanos(i, atNanos) - atNanos);
            }
        }
        return Math.min(awaited, arrivals.graceNanos());
    }

    /// Decides which of the bars that close at an instant are late.
    void decide(long atNanos) {
        var late = new ArrayList<Late>();
        for (var i = 0; i < streams.size(); i++) {
            if (isDue(i, atNanos)) {
                var arrives = arrivalNanos(i, atNanos);
                if (arrives - atNanos > arrivals.graceNanos()) {
                    var index = streams.get(i).index();
                    late.add(new Late(i, index, arrives, arrivals.allowsEntries()));
                }
            }
        }
        pending.addAll(late);
        pending.sort(Comparator.comparingLong(Late::arrivesNanos));
        markHeld();
    }

    private boolean isDue(int stream, long atNanos) {
        return streams.get(stream).isDelivered() && streams.get(stream).ends(atNanos);
    }

    private long arrivalNanos(int stream, long atNanos) {
        var instrument = streams.get(stream).instrument();
        var arrives = atNanos + arrivals.delayNanos(instrument, atNanos);
        for (var one : pending) {
            if (streams.get(one.stream()).instrument().equals(instrument)) {
                arrives = Math.max(arrives, one.arrivesNanos());
            }
        }
        return arrives;
    }

    /// Those that are late now are held back by their streams.
    private void markHeld() {
        for (var one : pending) {
            streams.get(one.stream()).holdIfAt(one.index());
        }
    }

    /// Delivers the first that has come.
    ///
    /// @return false if there is none
    boolean deliver(EngineInputs inputs, long atNanos) {
        if (nextNanos() > atNanos) {
            return false;
        }
        deliver(inputs, atNanos, pending.removeFirst());
        return true;
    }

    /// Delivers the first of an instrument, whether it has come or not.
    ///
    /// @return false if there is none
    boolean deliver(EngineInputs inputs, long atNanos, Instrument instrument) {
        for (var one : pending) {
            if (streams.get(one.stream()).instrument().equals(instrument)) {
                pending.remove(one);
                deliver(inputs, atNanos, one);
                return true;
            }
        }
        return false;
    }

    private void deliver(EngineInputs inputs, long atNanos, Late late) {
        streams.get(late.stream()).revise(inputs, atNanos, late.index(), late.allowsEntries());
    }

    /// Puts what is on its way into the state of the streams; nothing if nothing is.
    void save(State into) {
        if (pending.isEmpty()) {
            return;
        }
        var numbers = new long[pending.size() * NUMBERS];
        var at = 0;
        for (var one : pending) {
            numbers[at++] = one.stream();
            numbers[at++] = one.index();
            numbers[at++] = one.arrivesNanos();
            numbers[at++] = one.allowsEntries() ? 1 : 0;
        }
        into.put(KEY, numbers);
    }

    /// Takes what was on its way, whatever the draw says.
    void load(State saved) {
        pending.clear();
        if (saved.has(KEY)) {
            var numbers = saved.getLongs(KEY);
            for (var at = 0; at < numbers.length; at += NUMBERS) {
                pending.add(
                        new Late(
                                (int) numbers[at],
                                (int) numbers[at + 1],
                                numbers[at + 2],
                                numbers[at + 3] == 1));
            }
        }
        markHeld();
    }
}
