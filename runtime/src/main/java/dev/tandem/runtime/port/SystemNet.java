package dev.tandem.runtime.port;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Sockets of the file system (Unix domain sockets) in a folder that only its owner may enter: no
/// port, nothing that another machine or another user could connect to.
///
/// The path of a socket may have about 100 bytes. Where that of the folder is longer, the sockets
/// are in a folder of the same rights among the temporary files, named after the folder.
public final class SystemNet implements Net {
    private static final int LONGEST_PATH = 100; // bytes; 104 with their end on macOS, 108 on Linux
    private static final int LONGEST_NAME = 16;

    private final Path folder;

    private SystemNet(Path folder) {
        this.folder = folder;
    }

    /// The sockets of a folder; it is made when somebody listens.
    ///
    /// @param folder its own, for nothing else
    public static SystemNet of(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        return new SystemNet(fits(path) ? path : shorter(path));
    }

    private static boolean fits(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length + LONGEST_NAME
                < LONGEST_PATH;
    }

    private static Path shorter(Path path) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(path.toString().getBytes(StandardCharsets.UTF_8));
            var name = "tandem-" + HexFormat.of().formatHex(hash, 0, 8);
            return Path.of(System.getProperty("java.io.tmpdir"), name).toAbsolutePath();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Where the sockets are.
    public Path folder() {
        return folder;
    }

    @Override
    public Connection connect(String name) {
        var socket = folder.resolve(name);
        if (!Files.exists(socket)) {
            throw new NetException(NetException.Kind.ABSENT, "nobody listens at " + socket);
        }
        requireOwn();
        try {
            return new SocketConnection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (IOException refused) {
            // The file is there: whoever listened has died, or is just beginning to.
            throw new NetException(
                    NetException.Kind.ABSENT, "nobody answers at " + socket, refused);
        }
    }

    @Override
    public Listener listen(String name) {
        var socket = folder.resolve(name);
        try {
            makeFolder();
            requireOwn();
            Files.deleteIfExists(socket);
            var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket));
            return new SocketListener(channel, socket);
        } catch (IOException failure) {
            throw new NetException(NetException.Kind.FAILED, "cannot listen at " + socket, failure);
        }
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            if (isPosix()) {
                var mode = PosixFilePermissions.fromString("rwx------");
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(mode));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException justMade) {
            // Its rights are looked at next, whoever made it.
        }
    }

    /// A folder among the temporary files could have been made by anybody: with this mode, nobody
    /// but its owner can write there.
    private void requireOwn() {
        if (!isPosix()) {
            return;
        }
        try {
            var mode =
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
            if (!mode.equals("rwx------") || !Files.isWritable(folder)) {
                throw new NetException(
                        NetException.Kind.FAILED,
                        "the folder "
                                + folder
                                + " has mode "
                                + mode
                                + ", it must be rwx------ and your own");
            }
        } catch (IOException failure) {
            throw new NetException(
                    NetException.Kind.FAILED, "cannot look at the folder " + folder, failure);
        }
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
