package dev.tandem.app.terminal;

import dev.tandem.app.secret.Redaction;
import dev.tandem.app.secret.Secret;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lets no secret through, however it is cut into pieces: what may be the beginning of one waits
/// for what comes next, or for [#finish].
final class RedactedStream extends FilterOutputStream {
    private static final byte[] MASK = Secret.MASK.getBytes(StandardCharsets.US_ASCII);

    private static final int UNDECIDED = -1;

    private final Redaction redaction;
    private final Charset charset;
    private byte[] waiting = {};
    private volatile boolean isBegun;

    RedactedStream(OutputStream target, Redaction redaction, Charset charset) {
        super(target);
        this.redaction = redaction;
        this.charset = charset;
    }

    /// Whether something was written.
    boolean isBegun() {
        return isBegun;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        isBegun |= length > 0;
        if (redaction.hidden().isEmpty()) {
            out.write(bytes, offset, length);
            return;
        }
        var text = new byte[waiting.length + length];
        System.arraycopy(waiting, 0, text, 0, waiting.length);
        System.arraycopy(bytes, offset, text, waiting.length, length);
        write(text, false);
    }

    /// @param isEnd whether nothing more comes, so that nothing need wait
    private void write(byte[] text, boolean isEnd) throws IOException {
        var secrets =
                redaction.hidden().stream()
                        .map(each -> each.getBytes(charset))
                        .toArray(byte[][]::new);
        var start = 0; // of what is not written yet
        var at = 0;
        while (at < text.length) {
            var found = found(secrets, text, at, isEnd);
            if (found == UNDECIDED) {
                break;
            }
            if (found == 0) {
                at++;
                continue;
            }
            out.write(text, start, at - start);
            out.write(MASK);
            at += found;
            start = at;
        }
        out.write(text, start, at - start);
        waiting = Arrays.copyOfRange(text, at, text.length);
    }

    /// The length of the longest secret that begins at a place, 0 for none.
    private static int found(byte[][] secrets, byte[] text, int at, boolean isEnd) {
        for (var secret : secrets) {
            var i = 0;
            while (i < secret.length && at + i < text.length && secret[i] == text[at + i]) {
                i++;
            }
            if (i == secret.length) {
                return i;
            }
            if (at + i == text.length && !isEnd) {
                return UNDECIDED;
            }
        }
        return 0;
    }

    /// Writes what waits.
    synchronized void finish() throws IOException {
        write(waiting, true);
        out.flush();
    }
}
