package dev.tandem.runtime.live;

import java.util.Optional;

/// Kinds of messages between an engine and its venue: calls of the engine first, then answers. A
/// code is for ever.
enum Message {
    /// An engine is here: its namespace of client order ids, its epoch, the number of the
    /// connection among all that it made, and whether it has been here before. Answered by
    /// [#WELCOME].
    HELLO(1),
    /// The session is played from an instant on: its number. Answered by [#STATUS].
    OPEN(2),
    /// It goes on at a place: how many records of the venue's journal the engine knows of. Answered
    /// by [#STATUS].
    RESUME(3),
    /// Whether an order was taken: its client order id. Answered by [#FOUND] or [#NEVER].
    LOOK_UP(4),
    /// Something for the venue's journal: type, time, payload. Answered by [#STATUS].
    TAKE(5),
    /// As [#TAKE] for a new order, with its client order id in front.
    SUBMIT(6),
    /// Asks for the next report. Answered by [#REPORT] or [#STATUS].
    POLL(7),
    /// Waits until all is durable. Answered by [#STATUS].
    SYNC(8),
    /// The session is over. Answered by [#STATUS], the last word.
    END(9),

    /// Where the venue stands: whether it has begun an instant, and which.
    WELCOME(65),
    STATUS(66),
    /// Status and report.
    REPORT(67),
    FOUND(68),
    NEVER(69),
    /// The venue will not: a text for people.
    REFUSED(70);

    private final int code;

    Message(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<Message> of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
