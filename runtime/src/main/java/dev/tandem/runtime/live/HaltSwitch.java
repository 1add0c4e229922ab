package dev.tandem.runtime.live;

/// Says to the gate, from whatever thread, that nothing may leave that increases risk. It stays on
/// until an operator resets it.
public final class HaltSwitch {
    private volatile String reason = "";

    /// Acts at once: a request that has not been written to the venue stays here.
    public void trip(String why) {
        if (reason.isEmpty()) {
            reason = why.isBlank() ? "no reason given" : why;
        }
    }

    /// Lets orders out again; the reset must be durable before.
    void reset() {
        reason = "";
    }

    public boolean isOn() {
        return !reason.isEmpty();
    }

    /// Who and why; empty while it is off.
    public String reason() {
        return reason;
    }
}
