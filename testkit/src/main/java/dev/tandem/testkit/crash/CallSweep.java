package dev.tandem.testkit.crash;

import java.nio.file.Path;

final class CallSweep {
    CallSweep(VictimLauncher launcher, Path folder, Tally tally, int lanes) {}
    void run() {}
}
