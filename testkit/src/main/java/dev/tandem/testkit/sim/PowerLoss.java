package dev.tandem.testkit.sim;

import dev.tandem.runtime.port.Rng;

/// Decides what of the un-forced writes the disk had already done when the power failed. Asked
/// about files in the order of their names, about pages in order.
public interface PowerLoss {

    /// How many of the changes of names in a folder survive, the first ones.
    ///
    /// @param pending changes since the folder was forced
    /// @return 0 to `pending`
    int namesKept(String folder, int pending);

    /// Which state of a page survives.
    ///
    /// @param states writes to the page since the file was forced
    /// @return 0 for what was forced, n for the state after the n-th of these writes
    int pageState(String file, long page, int states);

    /// How much of a page that the very last write touched was written, if its newest state
    /// survives.
    ///
    /// @return 0 to 4096; behind it the page is as it was before that write
    int tornAt(String file, long page);

    /// Whether the file keeps the length it grew to since it was forced.
    boolean growthKept(String file);

    /// Everything survives: the end of a process, or of a machine that was lucky.
    PowerLoss NONE =
            new PowerLoss() {
                @Override
                public int namesKept(String folder, int pending) {
                    return pending;
                }

                @Override
                public int pageState(String file, long page, int states) {
                    return states;
                }

                @Override
                public int tornAt(String file, long page) {
                    return SimStorage.PAGE;
                }

                @Override
                public boolean growthKept(String file) {
                    return true;
                }
            };

    /// Nothing survives but what was forced.
    PowerLoss TOTAL =
            new PowerLoss() {
                @Override
                public int namesKept(String folder, int pending) {
                    return 0;
                }

                @Override
                public int pageState(String file, long page, int states) {
                    return 0;
                }

                @Override
                public int tornAt(String file, long page) {
                    return 0;
                }

                @Override
                public boolean growthKept(String file) {
                    return false;
                }
            };

    /// Anything may survive.
    static PowerLoss random(Rng rng) {
        return new PowerLoss() {
            @Override
            public int namesKept(String folder, int pending) {
                return rng.nextInt(pending + 1);
            }

            @Override
            public int pageState(String file, long page, int states) {
                return rng.nextInt(states + 1);
            }

            @Override
            public int tornAt(String file, long page) {
                return rng.nextInt(2) == 0 ? SimStorage.PAGE : rng.nextInt(SimStorage.PAGE + 1);
            }

            @Override
            public boolean growthKept(String file) {
                return rng.nextInt(2) == 0;
            }
        };
    }
}
