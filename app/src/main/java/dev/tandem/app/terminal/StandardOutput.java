package dev.tandem.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why it failed: a print stream swallows that, and a script would
/// take half a document for the whole.
public final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    public StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        super(out);
    }

    /// A print stream to it, in the charset of the process.
    public PrintStream printer() {
        return new PrintStream(this, true, System.out.charset());
    }

    /// Why something could not be written; empty also when a reader such as `head` has had enough.
    public synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure)
                .filter(told -> !String.valueOf(told.getMessage()).contains("Broken pipe"));
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException told) {
            failure = failure == null ? told : failure;
            throw told;
        }
    }
}
