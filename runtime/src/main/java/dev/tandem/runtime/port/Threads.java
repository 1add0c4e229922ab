package dev.tandem.runtime.port;

/// Starts threads.
public interface Threads {

    /// Starts a thread of the operating system, for what runs as long as the run and must not wait
    /// for others.
    Thread startPlatform(String name, Runnable body);

    /// Starts a virtual thread, for what mostly waits.
    Thread startVirtual(String name, Runnable body);
}
