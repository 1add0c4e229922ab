package dev.tandem.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file as a stream of its plain bytes, hashed on the way; gzip is known by its first two bytes,
/// not by its name.
final class SourceFile implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD_BUFFER = 1 << 10;

    private final InputStream raw;
    private final MessageDigest digest;
    private final InputStream plain;

    private SourceFile(InputStream raw, MessageDigest digest, InputStream plain) {
        this.raw = raw;
        this.digest = digest;
        this.plain = plain;
    }

    /// The plain bytes of a file of which only the first few are wanted; they are not hashed.
    static InputStream openHead(Path file) throws IOException {
        var raw = new BufferedInputStream(newInputStream(file), HEAD_BUFFER);
        try {
            return isZipped(raw) ? new GZIPInputStream(raw) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    static SourceFile open(Path file) throws IOException {
        var digest = sha256();
        var raw =
                new BufferedInputStream(
                        new DigestInputStream(newInputStream(file), digest), BUFFER);
        try {
            var plain = isZipped(raw) ? new GZIPInputStream(new Unclosed(raw), BUFFER) : raw;
            return new SourceFile(raw, digest, plain);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream newInputStream(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        return Files.newInputStream(file);
    }

    private static boolean isZipped(BufferedInputStream raw) throws IOException {
        raw.mark(2);
        var zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return zipped;
    }

    InputStream plain() {
        return plain;
    }

    /// The SHA-256 of all bytes of the file as stored, in hexadecimal; reads what is left of it.
    String sha256Hex() throws IOException {
        raw.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    @Override
    public void close() throws IOException {
        plain.close();
        raw.close();
    }

    /// Turns an I/O failure into one that says which file and why.
    static RuntimeException failure(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return DataCode.FILE_MISSING.exception(
                    file + ": no such file", "check the path given with --data", cause);
        }
        var why =
                switch (cause) {
                    case EOFException _ -> "the gzip data end too early, the file is truncated";
                    case ZipException _ -> "the gzip data are damaged (" + cause.getMessage() + ")";
                    case AccessDeniedException _ -> "no permission to read it";
                    default -> String.valueOf(cause.getMessage());
                };
        return DataCode.UNREADABLE.exception(
                file + ": cannot be read: " + why, "get the file again", cause);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Keeps the file open when the gzip stream over it is closed, for the bytes behind it.
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
