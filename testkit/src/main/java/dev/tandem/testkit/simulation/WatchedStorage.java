package dev.tandem.testkit.simulation;

import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageFile;
import dev.tandem.runtime.port.StorageLock;
import dev.tandem.testkit.sim.SimStorage;
import java.util.List;
import java.util.Optional;

/// A folder of the simulated machine as the process sees it: every call may be its last.
final class WatchedStorage implements Storage {
    private final World world;
    private final World.Part part;
    private final SimStorage disk;

    WatchedStorage(World world, World.Part part, SimStorage disk) {
        this.world = world;
        this.part = part;
        this.disk = disk;
    }

    /// Null for the folder of snapshots.
    @org.jspecify.annotations.Nullable
    FrameWatch frames() {
        return switch (part) {
            case ENGINE -> world.engineFrames;
            case VENUE -> world.venueFrames;
            case SNAPSHOTS -> null;
        };
    }

    World.Part part() {
        return part;
    }

    World world() {
        return world;
    }

    @Override
    public List<String> list(String folder) {
        world.checkAlive(part, "list");
        return disk.list(folder);
    }

    @Override
    public boolean exists(String name) {
        world.checkAlive(part, "exists");
        return disk.exists(name);
    }

    @Override
    public long size(String name) {
        world.checkAlive(part, "size");
        return disk.size(name);
    }

    @Override
    public StorageFile openToRead(String name) {
        world.checkAlive(part, "open");
        return new WatchedFile(this, name, disk.openToRead(name));
    }

    @Override
    public StorageFile openToWrite(String name) {
        world.checkAlive(part, "open");
        return new WatchedFile(this, name, disk.openToWrite(name));
    }

    @Override
    public StorageFile create(String name) {
        world.beforeCall(part, "create", true);
        var file = new WatchedFile(this, name, disk.create(name));
        var frames = frames();
        if (frames != null) {
            frames.created(name);
        }
        world.afterCall(part, "create");
        return file;
    }

    @Override
    public void createFolder(String name) {
        world.checkAlive(part, "create folder");
        disk.createFolder(name);
    }

    @Override
    public void rename(String from, String to) {
        world.beforeCall(part, "rename", false);
        disk.rename(from, to);
        var frames = frames();
        if (frames != null) {
            frames.renamed(from, to);
        }
        world.afterCall(part, "rename");
    }

    @Override
    public void delete(String name) {
        world.beforeCall(part, "delete", false);
        disk.delete(name);
        world.afterCall(part, "delete");
    }

    @Override
    public void forceFolder(String folder) {
        world.beforeCall(part, "force folder", false);
        disk.forceFolder(folder);
        world.afterCall(part, "force folder");
    }

    @Override
    public long freeBytes() {
        return disk.freeBytes();
    }

    @Override
    public long totalBytes() {
        return disk.totalBytes();
    }

    @Override
    public Optional<StorageLock> tryLock(String name) {
        world.checkAlive(part, "lock");
        return disk.tryLock(name);
    }
}
