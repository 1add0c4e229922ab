package dev.tandem.engine;

/// A callback of the strategy threw and the run is configured to stop there. None of the callback's
/// effects left.
public final class StrategyFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String callback;
    private final long atNanos;

    StrategyFailure(String callback, long atNanos, Throwable cause) {
        // not its message, which is made by the strategy's code and may throw itself
        super(callback + " threw " + cause.getClass().getName(), cause);
        this.callback = callback;
        this.atNanos = atNanos;
    }

    /// Name of the callback, such as `onBar`.
    public String callback() {
        return callback;
    }

    /// Event time of the input, nanoseconds since 1970 UTC.
    public long atNanos() {
        return atNanos;
    }
}
