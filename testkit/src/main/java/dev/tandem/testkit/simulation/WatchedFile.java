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
        world.checkAlive("read");
        return file.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) {
        world.beforeCall("write", position + from.remaining() > file.size());
        world.writing(folder.part(), position, from.remaining());
        var frames = folder.frames();
        if (frames != null) {
            frames.wrote(name, from, position);
        }
        file.write(from, position);
        world.afterCall("write");
    }

    @Override
    public void force() {
        world.beforeCall("force", false);
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
        world.afterCall("force");
    }

    @Override
    public long size() {
        world.checkAlive("size");
        return file.size();
    }

    @Override
    public void truncate(long bytes) {
        world.beforeCall("truncate", false);
        file.truncate(bytes);
        world.afterCall("truncate");
    }

    @Override
    public void preallocate(long bytes) {
        world.beforeCall("preallocate", true);
        file.preallocate(bytes);
        world.afterCall("preallocate");
    }

    @Override
    public void close() {
        file.close();
    }
}
