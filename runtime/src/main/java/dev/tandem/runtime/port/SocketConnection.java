package dev.tandem.runtime.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A connected socket that waits no longer than it is told.
final class SocketConnection implements Connection {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    SocketConnection(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public void write(ByteBuffer from, long waitNanos) {
        var until = System.nanoTime() + waitNanos;
        try {
            while (from.hasRemaining()) {
                if (channel.write(from) == 0 && !isReady(SelectionKey.OP_WRITE, until)) {
                    throw new NetException(
                            NetException.Kind.SLOW, "the other end takes no more bytes");
                }
            }
        } catch (IOException cut) {
            throw new NetException(NetException.Kind.CUT, "the connection is cut", cut);
        }
    }

    @Override
    public int read(ByteBuffer into, long waitNanos) {
        var until = System.nanoTime() + waitNanos;
        try {
            while (true) {
                var count = channel.read(into);
                if (count != 0 || waitNanos == 0 || !isReady(SelectionKey.OP_READ, until)) {
                    return count;
                }
            }
        } catch (IOException cut) {
            return -1;
        }
    }

    /// Waits until the channel is ready.
    ///
    /// @return false if that took too long
    private boolean isReady(int operation, long untilNanos) throws IOException {
        key.interestOps(operation);
        var left = untilNanos - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        selector.select(Math.max(1, left / 1_000_000));
        selector.selectedKeys().clear();
        return true;
    }

    @Override
    public void close() {
        try (selector;
                channel) {
            key.cancel();
        } catch (IOException ignored) {
            // It is gone either way.
        }
    }
}
