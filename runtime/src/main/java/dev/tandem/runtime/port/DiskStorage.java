package dev.tandem.runtime.port;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder of this machine. Files are made with mode 0600 and folders with 0700 where the file
/// system knows modes.
public final class DiskStorage implements Storage {
    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?>[] NONE = {};

    private final Path root;
    private final boolean posix;

    /// @param root the folder; made by the first [#createFolder(String)] or [#create(String)]
    public DiskStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
        posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public List<String> list(String folder) {
        var path = path(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        return Disk.call(
                "list",
                folder,
                () -> {
                    try (var entries = Files.list(path)) {
                        return entries.map(entry -> String.valueOf(entry.getFileName()))
                                .sorted()
                                .toList();
                    }
                });
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(path(name));
    }

    @Override
    public long size(String name) {
        return Disk.call("size", name, () -> Files.size(path(name)));
    }

    @Override
    public StorageFile openToRead(String name) {
        return open("open", name, Set.of(StandardOpenOption.READ));
    }

    @Override
    public StorageFile openToWrite(String name) {
        return open("open", name, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public StorageFile create(String name) {
        createFolder("");
        return open(
                "create",
                name,
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE_NEW));
    }

    private StorageFile open(String operation, String name, Set<? extends OpenOption> options) {
        var mode = posix ? new FileAttribute<?>[] {OWNER_FILE} : NONE;
        return Disk.call(
                operation,
                name,
                () -> new DiskFile(name, FileChannel.open(path(name), options, mode)));
    }

    @Override
    public void createFolder(String name) {
        var mode = posix ? new FileAttribute<?>[] {OWNER_FOLDER} : NONE;
        Disk.run("create folder", name, () -> Files.createDirectories(path(name), mode));
    }

    @Override
    public void rename(String from, String to) {
        Disk.run(
                "rename",
                from,
                () ->
                        Files.move(
                                path(from),
                                path(to),
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public void delete(String name) {
        Disk.run("delete", name, () -> Files.delete(path(name)));
    }

    @Override
    public void forceFolder(String folder) {
        if (!posix) {
            return; // a folder cannot be opened there, and its names are written through
        }
        Disk.run(
                "force folder",
                folder,
                () -> {
                    try (var channel = FileChannel.open(path(folder), StandardOpenOption.READ)) {
                        channel.force(true);
                    }
                });
    }

    @Override
    public long freeBytes() {
        return Disk.call("free space", "", () -> Files.getFileStore(root).getUsableSpace());
    }

    @Override
    public long totalBytes() {
        return Disk.call("total space", "", () -> Files.getFileStore(root).getTotalSpace());
    }

    @Override
    public Optional<StorageLock> tryLock(String name) {
        createFolder("");
        var mode = posix ? new FileAttribute<?>[] {OWNER_FILE} : NONE;
        var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        return Disk.call(
                "lock", name, () -> lock(name, FileChannel.open(path(name), options, mode)));
    }

    private static Optional<StorageLock> lock(String name, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return Optional.of(() -> Disk.run("unlock", name, channel::close));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Answered below like a lock of another process.
        }
        channel.close();
        return Optional.empty();
    }

    private Path path(String name) {
        var path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException("outside of the folder " + root + ": " + name);
        }
        return path;
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
