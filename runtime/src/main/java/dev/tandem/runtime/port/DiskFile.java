package dev.tandem.runtime.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A file of this machine.
final class DiskFile implements StorageFile {
    private static final int ZEROS = 1 << 20;

    private final String name;
    private final FileChannel channel;

    DiskFile(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into, long position) {
        return Disk.call(
                "read",
                name,
                () -> {
                    var sum = 0;
                    while (into.hasRemaining()) {
                        var count = channel.read(into, position + sum);
                        if (count <= 0) {
                            break;
                        }
                        sum += count;
                    }
                    return sum;
                });
    }

    // Plain try blocks here and in force: the two calls of every commit make no garbage.
    @Override
    public void write(ByteBuffer from, long position) {
        try {
            var at = position;
            while (from.hasRemaining()) {
                at += channel.write(from, at);
            }
        } catch (IOException failure) {
            throw Disk.named("write", name, failure);
        }
    }

    @Override
    public void force() {
        try {
            channel.force(false);
        } catch (IOException failure) {
            throw Disk.named("force", name, failure);
        }
    }

    @Override
    public long size() {
        return Disk.call("size", name, channel::size);
    }

    @Override
    public void truncate(long bytes) {
        Disk.run("truncate", name, () -> channel.truncate(bytes));
    }

    @Override
    public void preallocate(long bytes) {
        var zeros = ByteBuffer.allocateDirect(ZEROS);
        var at = size();
        while (at < bytes) {
            zeros.clear().limit((int) Math.min(ZEROS, bytes - at));
            var count = zeros.limit();
            write(zeros, at);
            at += count;
        }
    }

    @Override
    public void close() {
        Disk.run("close", name, channel::close);
    }
}
