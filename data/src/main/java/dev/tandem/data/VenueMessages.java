package dev.tandem.data;

/// The messages of one venue.
interface VenueMessages {
    /// Hands what a message says to the sink; false if it is none of this venue's market data.
    ///
    /// @throws IllegalArgumentException with the reason if the message is wrong
    boolean take(VenueFrame frame, FrameSink sink);
}
