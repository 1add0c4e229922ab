package dev.tandem.testkit.simulation;

import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;

/// An open file of a [WatchedStorage].
final class WatchedFile implements StorageFile {
    private final WatchedStorage folder;
    private final World world;
    private final String name;
    private final StorageFile file;

    WatchedFile(WatchedStorage folder, String name, StorageFile file) {
        this.folder = folder;
        world = folder.world();
        this.name = name;
        this.file = file;
    }

    @Override
    public int read(ByteBuffer into, long position) {
        world.checkAlive(folder.part(), "read");
        return file.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) {
        world.beforeCall(folder.part(), "write", position + from.remaining() > file.size());
        world.writing(folder.part(), position, from.remaining());
        var frames = folder.frames();
        if (frames != null) {
            frames.wrote(name, from, position);
        }
        file.write(from, position);
        world.afterCall(folder.part(), "write");
    }

    @Override
    public void force() {
        world.beforeCall(folder.part(), "force", false);
        if (folder.part() == World.Part.ENGINE) {
            world.forcingEngine();
        }
        var frames = folder.frames();
        try {
            file.force();
        } catch (StorageException failure) {
            world.forceFailed();
            if (frames != null) {
                frames.forceFailed(name);
            }
            throw failure;
        }
        if (frames != null) {
            frames.forced(name);
        }
        world.afterCall(folder.part(), "force");
    }

    @Override
    public long size() {
        world.checkAlive(folder.part(), "size");
        return file.size();
    }

    @Override
    public void truncate(long bytes) {
        world.beforeCall(folder.part(), "truncate", false);
        file.truncate(bytes);
        world.afterCall(folder.part(), "truncate");
    }

    @Override
    public void preallocate(long bytes) {
        world.beforeCall(folder.part(), "preallocate", true);
        file.preallocate(bytes);
        world.afterCall(folder.part(), "preallocate");
    }

    @Override
    public void close() {
        file.close();
    }
}
