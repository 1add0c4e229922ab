package dev.tandem.runtime.live;

/// The venue of a session, in a process of its own, did not answer within the limit. Nothing leaves
/// any more; what became of the last request is asked at the next start.
public final class VenueUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    VenueUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
