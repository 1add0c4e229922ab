package dev.tandem.runtime.port;

/// Threads of this machine. Platform threads are daemons: a run ends when its owner says so, not
/// when its last thread does.
public final class SystemThreads implements Threads {

    @Override
    public Thread startPlatform(String name, Runnable body) {
        return Thread.ofPlatform().daemon().name(name).start(body);
    }

    @Override
    public Thread startVirtual(String name, Runnable body) {
        return Thread.ofVirtual().name(name).start(body);
    }
}
