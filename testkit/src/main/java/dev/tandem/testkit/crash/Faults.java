package dev.tandem.testkit.crash;

import java.nio.file.Path;

final class Faults {
    Faults(VictimLauncher launcher, Path folder, Tally tally) {}
    void run() {}
}
