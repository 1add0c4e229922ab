package dev.tandem.runtime.port;

/// What time it is, and a way to wait that somebody else can end.
///
/// Two times that must not be mixed: the wall clock says when something happened and may jump; the
/// monotonic clock measures how long something took and has no meaning by itself.
public interface Clock {

    /// Nanoseconds since 1970-01-01T00:00Z. May jump in either direction.
    long wallNanos();

    /// Nanoseconds since some point of this process; never less than a value read before.
    long monotonicNanos();

    /// Waits until [#unpark(Thread)] is called for this thread, or the time has passed, or for no
    /// reason at all: the caller looks again at what it waited for.
    ///
    /// @param nanos the longest wait; nothing happens at 0 or less
    void park(long nanos);

    /// Ends the wait of a thread, or its next one if it does not wait now.
    void unpark(Thread thread);
}
