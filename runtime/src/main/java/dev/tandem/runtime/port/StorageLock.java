package dev.tandem.runtime.port;

/// A lock that is held until it is closed.
public interface StorageLock extends AutoCloseable {
    @Override
    void close();
}
