package dev.tandem.runtime.live;

import dev.tandem.runtime.live.FrameReader.GarbledException;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Connection;
import dev.tandem.runtime.port.Net;
import dev.tandem.runtime.port.NetException;
import org.jspecify.annotations.Nullable;

/// The connection of an engine to its venue: one call at a time, each with a number, and the answer
/// with that number. Whatever goes wrong cuts it; what became of the call is then unknown.
final class VenueLine {
    private final Net net;
    private final String name;
    private final Clock clock;
    private final long answerNanos;
    private @Nullable Connection connection;
    private FrameReader frames = new FrameReader();
    private long calls;

    VenueLine(Net net, String name, Clock clock, long answerNanos) {
        this.net = net;
        this.name = name;
        this.clock = clock;
        this.answerNanos = answerNanos;
    }

    boolean isOpen() {
        return connection != null;
    }

    /// @throws NetException if nobody listens
    void connect() {
        connection = net.connect(name);
        frames = new FrameReader();
    }

    /// Sends a call and waits for its answer.
    ///
    /// @throws NetException if the connection is cut, or none came in time
    /// @throws GarbledException if something else came
    Frame call(Message kind, byte[] body) {
        var to = connection;
        if (to == null) {
            throw new NetException(NetException.Kind.CUT, "there is no connection");
        }
        var number = ++calls;
        to.write(Frame.of(kind, number, body).bytes(), answerNanos);
        var until = clock.monotonicNanos() + answerNanos;
        while (true) {
            var answer = frames.next();
            if (answer != null) {
                if (answer.call() != number || answer.version() != Frame.VERSION) {
                    throw new GarbledException("the answer to call " + answer.call());
                }
                return answer;
            }
            var count = frames.fill(to, Math.max(0, until - clock.monotonicNanos()));
            if (count < 0) {
                throw new NetException(NetException.Kind.CUT, "the connection was cut");
            }
            if (count == 0 && clock.monotonicNanos() >= until) {
                throw new NetException(
                        NetException.Kind.SLOW,
                        "no answer within " + answerNanos / 1_000_000 + " ms");
            }
        }
    }

    /// Ends the connection, if there is one.
    void cut() {
        var old = connection;
        connection = null;
        if (old != null) {
            old.close();
        }
    }
}
