package dev.tandem.benchmarks;

import dev.tandem.testkit.workload.Workload;
import java.util.Arrays;

/// `W1|W2|W3 [repetitions]` after the name of the tool.
record Arguments(Workload workload, int repetitions) {
    private static final int USUAL_REPETITIONS = 10;

    /// @throws IllegalArgumentException with the usage if they are something else
    static Arguments parse(String[] words) {
        try {
            var repetitions = words.length > 1 ? Integer.parseInt(words[1]) : USUAL_REPETITIONS;
            if (words.length > 2 || repetitions < 1) {
                throw new IllegalArgumentException("too many words or too few repetitions");
            }
            return new Arguments(Workload.valueOf(words[0]), repetitions);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException(
                    "write "
                            + Arrays.toString(Workload.values())
                            + " and, if wanted, the number of"
                            + " repetitions, not "
                            + Arrays.toString(words),
                    wrong);
        }
    }
}
