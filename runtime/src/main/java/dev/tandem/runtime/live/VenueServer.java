package dev.tandem.runtime.live;

import dev.tandem.runtime.live.FrameReader.GarbledException;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Connection;
import dev.tandem.runtime.port.Listener;
import dev.tandem.runtime.port.NetException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The process of a venue: takes calls of one engine after the other, each of a later epoch, and of
/// one engine over one connection after the other. A connection that another one has taken the
/// place of is read to its end, and nothing that comes over it is done. For one thread.
///
/// It is over when an engine says that the session is, or when none has been connected for a while.
public final class VenueServer implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 8;
    private static final long WRITE_NANOS = 1_000_000_000L;

    private final Listener listener;
    private final ServedVenue venue;
    private final long idleNanos;
    private final Clock clock;
    private final LineWatch watch;
    private final List<Peer> peers = new ArrayList<>();
    private @Nullable Peer current; // the one whose calls count
    private long lastSeenNanos;
    private boolean isOver;

    /// @param idleNanos without an engine after which it ends
    public VenueServer(
            Listener listener, ServedVenue venue, long idleNanos, Clock clock, LineWatch watch) {
        this.listener = listener;
        this.venue = venue;
        this.idleNanos = idleNanos;
        this.clock = clock;
        this.watch = watch;
        lastSeenNanos = clock.monotonicNanos();
    }

    private static final class Peer {
        private final Connection connection;
        private final FrameReader frames = new FrameReader();

        Peer(Connection connection) {
            this.connection = connection;
        }
    }

    /// Does what there is to do.
    ///
    /// @param waitNanos the longest wait for something to do
    /// @return false if it is over
    public boolean step(long waitNanos) {
        accept(peers.isEmpty() ? waitNanos : 0);
        for (var peer : List.copyOf(peers)) {
            serve(peer, peer == peers.getLast() ? waitNanos : 0);
        }
        if (current != null) {
            lastSeenNanos = clock.monotonicNanos();
        }
        return !isOver && clock.monotonicNanos() - lastSeenNanos < idleNanos;
    }

    private void accept(long waitNanos) {
        var connection = listener.accept(waitNanos);
        if (connection == null) {
            return;
        }
        if (peers.size() == MOST_CONNECTIONS) {
            drop(peers.getFirst());
        }
        peers.add(new Peer(connection));
    }

    private void serve(Peer peer, long waitNanos) {
        try {
            var count = peer.frames.fill(peer.connection, waitNanos);
            for (var call = peer.frames.next(); call != null; call = peer.frames.next()) {
                if (!answer(peer, call)) {
                    drop(peer);
                    return;
                }
            }
            if (count < 0) {
                drop(peer);
            }
        } catch (NetException | GarbledException | BufferUnderflowException cut) {
            drop(peer);
        }
    }

    /// @return whether to listen to it any longer
    private boolean answer(Peer peer, Frame call) {
        var kind = Message.of(call.kind()).orElse(null);
        if (kind == null || call.version() != Frame.VERSION) {
            refuse(peer, call, "the venue speaks version " + Frame.VERSION + " of the protocol");
            return false;
        }
        if (kind != Message.HELLO && peer != current) {
            watch.refusedOld(kind == Message.SUBMIT && venue.hasOrder(call.body()));
            refuse(peer, call, "the engine has another connection by now");
            return false;
        }
        try {
            send(peer, carryOut(peer, kind, call));
            return true;
        } catch (SessionDiffersException difference) {
            refuse(peer, call, String.valueOf(difference.getMessage()));
            return false;
        }
    }

    private Frame carryOut(Peer peer, Message kind, Frame call) {
        return switch (kind) {
            case HELLO -> {
                var welcome = venue.hello(call.body());
                current = peer;
                yield Frame.of(Message.WELCOME, call.call(), welcome);
            }
            case OPEN -> status(call, venue.open(number(call)));
            case RESUME -> status(call, venue.resume(number(call)));
            case LOOK_UP -> {
                var isTaken = venue.isTaken(new String(call.body(), StandardCharsets.UTF_8));
                yield Frame.of(isTaken ? Message.FOUND : Message.NEVER, call.call(), new byte[0]);
            }
            case TAKE -> status(call, venue.take(call.body()));
            case SUBMIT -> status(call, venue.submit(call.body()));
            case POLL -> {
                var report = venue.poll();
                yield report.length == 0
                        ? status(call, venue.status())
                        : Frame.of(Message.REPORT, call.call(), report);
            }
            case SYNC -> status(call, venue.sync());
            case END -> {
                var last = venue.sync();
                isOver = true;
                yield status(call, last);
            }
            case WELCOME, STATUS, REPORT, FOUND, NEVER, REFUSED ->
                    throw new GarbledException("an answer instead of a call");
        };
    }

    private static long number(Frame call) {
        return ByteBuffer.wrap(call.body()).getLong();
    }

    private static Frame status(Frame call, byte[] status) {
        return Frame.of(Message.STATUS, call.call(), status);
    }

    private static void refuse(Peer peer, Frame call, String why) {
        send(peer, Frame.of(Message.REFUSED, call.call(), why.getBytes(StandardCharsets.UTF_8)));
    }

    private static void send(Peer peer, Frame answer) {
        peer.connection.write(answer.bytes(), WRITE_NANOS);
    }

    private void drop(Peer peer) {
        peers.remove(peer);
        if (peer == current) {
            current = null;
        }
        peer.connection.close();
    }

    /// Nobody is listened to any more. The journal is not closed.
    @Override
    public void close() {
        listener.close();
        peers.forEach(peer -> peer.connection.close());
        peers.clear();
    }
}
