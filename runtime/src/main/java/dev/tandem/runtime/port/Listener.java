package dev.tandem.runtime.port;

import org.jspecify.annotations.Nullable;

/// Takes connections that others make. For one thread.
public interface Listener extends AutoCloseable {

    /// The next connection.
    ///
    /// @param waitNanos the longest wait; 0 to look only
    /// @return null if none came in time
    @Nullable Connection accept(long waitNanos);

    /// Nobody is listened to any more; connections stay.
    @Override
    void close();
}
