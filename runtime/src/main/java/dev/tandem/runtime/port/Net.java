package dev.tandem.runtime.port;

/// Connections between processes of one machine, by name. Bytes arrive in the order in which they
/// were written, in whatever pieces, or the connection is cut; nothing says how much arrived then.
public interface Net {

    /// Connects to whoever listens under a name.
    ///
    /// @throws NetException of kind `ABSENT` if nobody does
    Connection connect(String name);

    /// Listens under a name; the caller makes sure that nobody else does. What a listener left that
    /// died is taken away.
    Listener listen(String name);
}
