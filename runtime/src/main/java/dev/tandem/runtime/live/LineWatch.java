package dev.tandem.runtime.live;

import dev.tandem.runtime.record.RecordType;

/// Is told what happens on the way between an engine and a venue in a process of its own.
public interface LineWatch {
    /// Nobody is told.
    LineWatch NONE = new LineWatch() {};

    /// The connection is cut, or there is none yet; it is tried again after a pause.
    ///
    /// @param tries so far, from 1
    /// @param pauseNanos until the next one
    default void retries(int tries, long pauseNanos, String reason) {}

    /// The answer to something was lost; the venue has it, and it is not sent again.
    default void adopted(RecordType type) {}

    /// Something was lost on the way: the venue proves that it never took it, and it is sent again.
    default void sentAgain(RecordType type) {}

    /// The process of the venue ended before it had written what it had acknowledged; that is sent
    /// again, from the last thing on that it had.
    default void restored(int count) {}

    /// At the venue: a request of an engine that has another connection by now was refused.
    ///
    /// @param isDuplicate whether it is an order that the venue has
    default void refusedOld(boolean isDuplicate) {}
}
