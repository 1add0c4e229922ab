package dev.tandem.app.terminal;

import dev.tandem.app.secret.Redaction;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/// A stream that prints no secret and knows whether something was printed.
final class Printer extends PrintStream {
    private final RedactedStream stream;

    private Printer(RedactedStream stream, PrintStream target) {
        super(stream, false, target.charset());
        this.stream = stream;
    }

    /// One that prints to `target`; `target` itself if it is one already.
    static Printer to(PrintStream target, Redaction redaction) {
        return target instanceof Printer printer
                ? printer
                : new Printer(new RedactedStream(target, redaction, target.charset()), target);
    }

    boolean hasPrinted() {
        return stream.isBegun();
    }

    /// Prints what was held back because a secret could have begun with it.
    void finish() {
        try {
            stream.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
