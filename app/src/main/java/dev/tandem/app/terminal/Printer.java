package dev.tandem.app.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// A stream that knows whether something was printed to it.
final class Printer extends PrintStream {
    private final Watched watched;

    private Printer(Watched watched, PrintStream target) {
        super(watched, false, target.charset());
        this.watched = watched;
    }

    /// One that prints to `target`; `target` itself if it is one already.
    static Printer to(PrintStream target) {
        return target instanceof Printer printer
                ? printer
                : new Printer(new Watched(target), target);
    }

    boolean hasPrinted() {
        return watched.isBegun;
    }

    private static final class Watched extends FilterOutputStream {
        private volatile boolean isBegun;

        Watched(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int b) throws IOException {
            isBegun = true;
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            isBegun |= length > 0;
            out.write(bytes, offset, length);
        }
    }
}
