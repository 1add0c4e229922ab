package dev.tandem.testkit.sim;

import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;

/// An open file of a [SimStorage].
final class SimFile implements StorageFile {
    private final SimStorage disk;
    private final String name;
    private final SimInode inode;
    private final boolean writable;
    private boolean closed;

    SimFile(SimStorage disk, String name, SimInode inode, boolean writable) {
        this.disk = disk;
        this.name = name;
        this.inode = inode;
        this.writable = writable;
    }

    @Override
    public int read(ByteBuffer into, long position) {
        check("read", false);
        disk.faults().checkPower("read");
        return inode.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) {
        check("write", true);
        disk.write(name, inode, from, position);
    }

    @Override
    public void force() {
        check("force", false);
        disk.force(name, inode);
    }

    @Override
    public long size() {
        check("size", false);
        return inode.size();
    }

    @Override
    public void truncate(long bytes) {
        check("truncate", true);
        disk.truncate(name, inode, bytes);
    }

    @Override
    public void preallocate(long bytes) {
        check("preallocate", true);
        var missing = bytes - inode.size();
        if (missing > 0) {
            disk.write(name, inode, ByteBuffer.allocate(Math.toIntExact(missing)), inode.size());
        }
    }

    private void check(String what, boolean writing) {
        if (closed || (writing && !writable)) {
            throw new StorageException(
                    StorageException.Kind.FAILED, what, name, closed ? "closed" : "read only");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
