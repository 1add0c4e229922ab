package dev.tandem.runtime.live;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// One message between an engine and a venue in a process of its own. A call has a number, its
/// answer the same one.
///
/// On the wire, big endian: bytes of what follows the next field; CRC32C of them; version of the
/// protocol; kind; number of the call; body.
///
/// @param version of the protocol, [#VERSION] for what this program understands
/// @param kind code of a [Message]
record Frame(int version, int kind, long call, byte[] body) {
    static final int VERSION = 1;

    /// Bytes before the part that the length counts.
    static final int HEAD = 2 * Integer.BYTES;

    /// Bytes of version, kind and number.
    static final int FIXED = 2 + Long.BYTES;

    /// Of what the length counts; the largest message is a text of a difference or a report.
    static final int LARGEST = 1 << 20;

    static Frame of(Message kind, long call, byte[] body) {
        return new Frame(VERSION, kind.code(), call, body);
    }

    ByteBuffer bytes() {
        var bytes = ByteBuffer.allocate(HEAD + FIXED + body.length);
        bytes.putInt(FIXED + body.length).putInt(0);
        bytes.put((byte) version).put((byte) kind).putLong(call).put(body);
        bytes.putInt(Integer.BYTES, check(bytes.array(), HEAD, FIXED + body.length));
        return bytes.flip();
    }

    static int check(byte[] bytes, int at, int length) {
        var crc = new CRC32C();
        crc.update(bytes, at, length);
        return (int) crc.getValue();
    }
}
