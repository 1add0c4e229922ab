package dev.tandem.runtime.port;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A socket at which others connect.
final class SocketListener implements Listener {
    private final ServerSocketChannel channel;
    private final Selector selector;
    private final Path socket;

    SocketListener(ServerSocketChannel channel, Path socket) throws IOException {
        this.channel = channel;
        this.socket = socket;
        channel.configureBlocking(false);
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_ACCEPT);
    }

    @Override
    public @Nullable Connection accept(long waitNanos) {
        try {
            var made = channel.accept();
            if (made == null && waitNanos > 0) {
                selector.select(Math.max(1, waitNanos / 1_000_000));
                selector.selectedKeys().clear();
                made = channel.accept();
            }
            return made == null ? null : new SocketConnection(made);
        } catch (IOException failure) {
            throw new NetException(NetException.Kind.FAILED, "cannot listen at " + socket, failure);
        }
    }

    @Override
    public void close() {
        try (selector;
                channel) {
            Files.deleteIfExists(socket);
        } catch (IOException ignored) {
            // The next listener takes the file away.
        }
    }
}
