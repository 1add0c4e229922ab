package dev.tandem.benchmarks;

import java.util.Arrays;

/// `W1|W2|W3|W4|W5 [repetitions]` after the name of the tool.
record Arguments(String task, int repetitions) {
    private static final int USUAL_REPETITIONS = 10;

    /// @throws IllegalArgumentException with the usage if they are something else
    static Arguments parse(String[] words) {
        try {
            var repetitions = words.length > 1 ? Integer.parseInt(words[1]) : USUAL_REPETITIONS;
            if (words.length > 2 || repetitions < 1) {
                throw new IllegalArgumentException("too many words or too few repetitions");
            }
            if (!Task.names().contains(words[0])) {
                throw new IllegalArgumentException("no workload " + words[0]);
            }
            return new Arguments(words[0], repetitions);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException(
                    "write one of "
                            + Task.names()
                            + " and, if wanted, the number of"
                            + " repetitions, not "
                            + Arrays.toString(words),
                    wrong);
        }
    }
}
