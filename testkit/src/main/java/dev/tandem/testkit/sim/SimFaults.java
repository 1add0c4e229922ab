package dev.tandem.testkit.sim;

import java.util.ArrayList;
import java.util.List;

/// What goes wrong on a simulated disk, and when. Calls that change something are counted from 1:
/// create, write, preallocate, truncate, force, rename, delete, force folder.
public final class SimFaults {
    private long calls;
    private long forces;
    private long powerLossAtCall;
    private long fullAtCall;
    private long fullFromCall;
    private long failAtCall;
    private long failForceAt;
    private long forceDelayNanos;
    private boolean powerLost;
    private final List<String> trace = new ArrayList<>();
    private boolean tracing;

    /// The power fails during the n-th call: a write may have happened or not, a force has not.
    public SimFaults powerLossAtCall(long n) {
        powerLossAtCall = n;
        return this;
    }

    /// The n-th call finds no space, the calls after it do.
    public SimFaults fullAtCall(long n) {
        fullAtCall = n;
        return this;
    }

    /// From the n-th call on, what needs new space finds none.
    public SimFaults fullFromCall(long n) {
        fullFromCall = n;
        return this;
    }

    /// The n-th call fails with an error of the device.
    public SimFaults failAtCall(long n) {
        failAtCall = n;
        return this;
    }

    /// The n-th force of a file fails once: its pages count as written afterwards and are lost.
    public SimFaults failForceAt(long n) {
        failForceAt = n;
        return this;
    }

    /// How long each force takes.
    public SimFaults forceDelayNanos(long nanos) {
        forceDelayNanos = nanos;
        return this;
    }

    /// Keeps the calls as text, see [#trace()].
    public SimFaults tracing() {
        tracing = true;
        return this;
    }

    /// Calls so far.
    public long calls() {
        return calls;
    }

    /// Forces of files so far.
    public long forces() {
        return forces;
    }

    /// The calls, such as `write segment-0000000001.journal 12288+64`.
    public List<String> trace() {
        return List.copyOf(trace);
    }

    enum Verdict {
        GOES,
        POWER_LOSS,
        FULL,
        FAILS
    }

    Verdict call(String what, boolean needsSpace) {
        if (powerLost) {
            throw new PowerLost(what);
        }
        calls++;
        if (tracing) {
            trace.add(what);
        }
        if (calls == powerLossAtCall) {
            powerLost = true;
            return Verdict.POWER_LOSS;
        }
        if (calls == fullAtCall || (fullFromCall > 0 && calls >= fullFromCall && needsSpace)) {
            return Verdict.FULL;
        }
        return calls == failAtCall ? Verdict.FAILS : Verdict.GOES;
    }

    boolean forceFails() {
        forces++;
        return forces == failForceAt;
    }

    void checkPower(String what) {
        if (powerLost) {
            throw new PowerLost(what);
        }
    }

    long forceDelayNanos() {
        return forceDelayNanos;
    }
}
