package dev.tandem.testkit.sim;

import dev.tandem.runtime.port.Connection;
import dev.tandem.runtime.port.Listener;
import dev.tandem.runtime.port.Net;
import dev.tandem.runtime.port.NetException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Connections between processes of one simulated machine. Bytes are cut into pieces and merged,
/// delayed, held back and lost, all from a seed. Whoever waits lets the others work first, and then
/// lets the time pass until something arrives. For one thread.
public final class SimNet implements Net {
    private static final long SECOND = 1_000_000_000L;

    private final SimClock clock;
    private final SimRng rng;
    private final Runnable others;
    private final Map<String, Door> doors = new TreeMap<>();
    private final List<Pipe> pipes = new ArrayList<>();
    private NetFaults faults = NetFaults.NONE;
    private boolean isDown;
    private long writes;
    private long cutAt; // number of the write, 0 for none
    private Cut cutHow = Cut.BEFORE;

    /// Where a connection is cut.
    public enum Cut {
        /// Nothing of the write arrives.
        BEFORE,
        /// A part of it does.
        IN_THE_MIDDLE,
        /// All of it does.
        AFTER,
        /// All of it does, seconds after its writer has seen the cut.
        LATE
    }

    /// @param others what other processes do while one waits; must not wait themselves
    public SimNet(SimClock clock, SimRng rng, Runnable others) {
        this.clock = clock;
        this.rng = rng;
        this.others = others;
    }

    /// What goes wrong from now on.
    public void fail(NetFaults next) {
        faults = next;
    }

    /// Cuts a connection at the n-th write from now on, in either direction.
    public void cutAt(long write, Cut how) {
        writes = 0;
        cutAt = write;
        cutHow = how;
    }

    /// Cuts all connections, and lets none be made until it is up again.
    public void down(boolean now) {
        isDown = now;
        if (now) {
            pipes.forEach(Pipe::cut);
            pipes.clear();
        }
    }

    @Override
    public Connection connect(String name) {
        var door = doors.get(name);
        if (door == null || isDown) {
            throw new NetException(NetException.Kind.ABSENT, "nobody listens at " + name);
        }
        if (rng.chance(faults.refused())) {
            throw new NetException(NetException.Kind.CUT, "the connection was refused");
        }
        var there = new Pipe();
        var back = new Pipe();
        pipes.add(there);
        pipes.add(back);
        door.waiting.add(new End(back, there, false));
        return new End(there, back, true);
    }

    @Override
    public Listener listen(String name) {
        var door = new Door(name);
        doors.put(name, door);
        return door;
    }

    private final class Door implements Listener {
        private final String name;
        private final ArrayDeque<End> waiting = new ArrayDeque<>();

        Door(String name) {
            this.name = name;
        }

        @Override
        public @Nullable Connection accept(long waitNanos) {
            return waiting.poll();
        }

        @Override
        public void close() {
            doors.remove(name, this);
            waiting.forEach(End::close);
            waiting.clear();
        }
    }

    private record Piece(byte[] bytes, long arrivesAt) {}

    /// One direction.
    private static final class Pipe {
        private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
        private long lastAt;
        private boolean isEnded; // after the pieces nothing comes
        private boolean isCut; // nobody reads any more

        void add(byte[] bytes, long at) {
            if (!isEnded && !isCut && bytes.length > 0) {
                lastAt = Math.max(lastAt, at);
                pieces.add(new Piece(bytes, lastAt));
            }
        }

        void cut() {
            isCut = true;
            isEnded = true;
            pieces.clear();
        }
    }

    private final class End implements Connection {
        private final Pipe out;
        private final Pipe in;
        private final boolean mayWait;
        private boolean isClosed;

        End(Pipe out, Pipe in, boolean mayWait) {
            this.out = out;
            this.in = in;
            this.mayWait = mayWait;
        }

        @Override
        public void write(ByteBuffer from, long waitNanos) {
            var bytes = new byte[from.remaining()];
            from.get(bytes);
            if (isClosed || out.isEnded) {
                throw cut();
            }
            var now = clock.monotonicNanos();
            var how = next();
            if (how == null) {
                send(bytes, now + (rng.chance(faults.slow()) ? rng.nextInt(15) * SECOND : 0));
                return;
            }
            switch (how) {
                case BEFORE -> {}
                case IN_THE_MIDDLE -> send(Arrays.copyOf(bytes, rng.nextInt(bytes.length)), now);
                case AFTER -> send(bytes, now);
                case LATE -> out.add(bytes, now + (1 + rng.nextInt(3000)) * (SECOND / 1000));
            }
            out.isEnded = true;
            in.cut();
            if (how != Cut.LATE && rng.chance(0.5)) {
                throw cut();
            }
        }

        /// How the connection is cut at this write, null if it is not.
        private @Nullable Cut next() {
            if (++writes == cutAt) {
                return cutHow;
            }
            if (rng.chance(faults.late())) {
                return Cut.LATE;
            }
            return rng.chance(faults.cut()) ? Cut.values()[rng.nextInt(3)] : null;
        }

        /// In up to three pieces, each a little later.
        private void send(byte[] bytes, long from) {
            var at = from;
            for (var sent = 0; sent < bytes.length; ) {
                var length =
                        rng.chance(0.7)
                                ? bytes.length - sent
                                : 1 + rng.nextInt(bytes.length - sent);
                at += rng.nextInt(50_000);
                out.add(Arrays.copyOfRange(bytes, sent, sent + length), at);
                sent += length;
            }
        }

        @Override
        public int read(ByteBuffer into, long waitNanos) {
            var until = clock.monotonicNanos() + waitNanos;
            while (true) {
                var count = take(into);
                if (count != 0 || waitNanos == 0 || !mayWait) {
                    return count;
                }
                others.run();
                count = take(into);
                if (count != 0) {
                    return count;
                }
                var now = clock.monotonicNanos();
                if (now >= until) {
                    return 0;
                }
                clock.advance(Math.min(until, nextArrival(now)) - now);
            }
        }

        /// What has arrived, merged; -1 at the end.
        private int take(ByteBuffer into) {
            if (isClosed || in.isCut) {
                return -1;
            }
            var count = 0;
            var now = clock.monotonicNanos();
            while (into.hasRemaining()
                    && !in.pieces.isEmpty()
                    && in.pieces.getFirst().arrivesAt() <= now) {
                var piece = in.pieces.remove();
                var length = Math.min(into.remaining(), piece.bytes().length);
                into.put(piece.bytes(), 0, length);
                count += length;
                if (length < piece.bytes().length) {
                    in.pieces.addFirst(
                            new Piece(
                                    Arrays.copyOfRange(piece.bytes(), length, piece.bytes().length),
                                    piece.arrivesAt()));
                }
            }
            return count == 0 && in.isEnded && in.pieces.isEmpty() ? -1 : count;
        }

        @Override
        public void close() {
            isClosed = true;
            out.isEnded = true;
            in.cut();
            pipes.removeIf(pipe -> pipe.isCut || (pipe.isEnded && pipe.pieces.isEmpty()));
        }
    }

    private static NetException cut() {
        return new NetException(NetException.Kind.CUT, "the connection is cut");
    }

    private long nextArrival(long now) {
        var next = Long.MAX_VALUE;
        for (var pipe : pipes) {
            if (!pipe.pieces.isEmpty() && pipe.pieces.getFirst().arrivesAt() > now) {
                next = Math.min(next, pipe.pieces.getFirst().arrivesAt());
            }
        }
        return next;
    }
}
